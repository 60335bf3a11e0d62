/** What things cost: one class a question, each beside the least it could cost. */
@NullMarked
package com.objectstack.benchmarks;

import org.jspecify.annotations.NullMarked;
