package io.steersman.api.access;

import io.vertx.core.MultiMap;

/** Tells browsers what not to do with answers: guess their type, keep them, show them in a frame, run what they hold. */
final class ResponseHeaders {

    private static final String DATA = "default-src 'none'; frame-ancestors 'none'";
    private static final String REPORT =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final String PAGE =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private ResponseHeaders() {}

    /** Sets what fits the path. */
    static void set(MultiMap headers, String path) {
        boolean data = path.startsWith("/v1") || path.startsWith("/mcp") || path.startsWith("/q/");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", path.endsWith("/html") ? REPORT : data ? DATA : PAGE);
        if (data) {
            headers.set("Cache-Control", "no-store");
        } else {
            headers.set("Cache-Control", ConsolePaths.isHashed(path) ? FOR_GOOD : "no-cache");
        }
    }
}
