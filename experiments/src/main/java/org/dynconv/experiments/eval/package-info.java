/** Tests a network on a data set with any backend. */
package org.dynconv.experiments.eval;
