/** The command line: one class for each command, and nothing that another room could do. */
package org.dynconv.experiments.cli;
