/** {@code objectstack bench}: runs the benchmarks, compares each with its baseline, keeps and compares results. */
@NullMarked
package com.objectstack.benchmarks.run;

import org.jspecify.annotations.NullMarked;
