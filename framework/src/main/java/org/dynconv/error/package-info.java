/** Mistakes of a user's input, told in one sentence that says what was expected and what to do. */
package org.dynconv.error;
