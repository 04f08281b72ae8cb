/** What a sweep would take: multiply-accumulates counted, time and memory estimated. */
package org.dynconv.experiments.sweep;
