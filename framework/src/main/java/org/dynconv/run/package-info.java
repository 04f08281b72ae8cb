/**
 * What a run leaves behind: its folder, its record, its metrics line by line, and the store that
 * finds runs again. Plain values and files, no dependence on training.
 */
package org.dynconv.run;
