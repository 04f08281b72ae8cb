/** The oracle: plain scalar loops that every faster backend is held against. */
package org.dynconv.inference.reference;
