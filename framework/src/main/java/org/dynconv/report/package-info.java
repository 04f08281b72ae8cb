/**
 * What people look at after a run: tables, charts, mask pictures, statistics over seeds and one
 * self-contained page, all made from run records, metrics and masks alone.
 */
package org.dynconv.report;
