/**
 * The suite that every backend has to pass. {@link
 * org.dynconv.testing.conformance.BackendConformance} takes a backend and gives its tests; other
 * modules find it in the framework's test jar.
 */
package org.dynconv.testing.conformance;
