/** What tests of several rooms share. */
package org.dynconv.testing;
