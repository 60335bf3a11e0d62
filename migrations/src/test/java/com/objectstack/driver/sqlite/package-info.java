@NullMarked
package com.objectstack.driver.sqlite;

import org.jspecify.annotations.NullMarked;
