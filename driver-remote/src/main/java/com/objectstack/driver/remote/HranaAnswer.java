package com.objectstack.driver.remote;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a pipeline.
 *
 * @param baton names the stream in the next request; null if the stream has ended
 * @param baseUrl where the stream's next request goes, null for the same address
 * @param responses one for each request
 * @param serverTime how long the server worked on statements
 */
record HranaAnswer(@Nullable String baton, @Nullable URI baseUrl, List<HranaResponse> responses, Duration serverTime) {}
