/**
 * Many runs of one experiment: a sweep plans, starts, watches and repeats them through a launcher,
 * on this machine or on a cluster.
 */
package org.dynconv.run.sweep;
