/**
 * The driver contract: what can be asked of a driver, with which options, and how it refuses.
 *
 * <p>Read {@link com.objectstack.driver.IDataDriver} first, then {@link com.objectstack.driver.DriverException} and
 * {@link com.objectstack.driver.ErrorCode}. Nothing here may know SQL or a transport.
 */
@NullMarked
package com.objectstack.driver;

import org.jspecify.annotations.NullMarked;
