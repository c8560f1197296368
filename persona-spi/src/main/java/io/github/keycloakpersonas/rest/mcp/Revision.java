package io.github.keycloakpersonas.rest.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The revisions of the Model Context Protocol that this server speaks. Both are answered without a session. */
enum Revision {
    /** The last one that begins with {@code initialize}. */
    WITH_HANDSHAKE("2025-11-25"),
    /** Each request says its version itself, in its members and in headers. */
    STATELESS("2026-07-28");

    /** The member of {@code params._meta} by which a request says its version. */
    static final String MEMBER = "io.modelcontextprotocol/protocolVersion";

    static final String HEADER = "MCP-Protocol-Version";

    private final String date;

    Revision(String date) {
        this.date = date;
    }

    /** The date that names the revision. */
    String date() {
        return date;
    }

    static List<String> dates() {
        return Arrays.stream(values()).map(Revision::date).toList();
    }

    /**
     * The revision of a message.
     *
     * @param params the message's parameters
     * @param header the header that names the version, if it was sent
     * @throws McpFault if the version is not supported, or header and message name different ones
     */
    static Revision of(JsonNode params, Optional<String> header) {
        JsonNode named = params.path("_meta").path(MEMBER);
        if (named.isMissingNode()) {
            return byHeader(header);
        }
        String version = named.asText();
        if (!version.equals(STATELESS.date)) {
            throw McpFault.unsupportedVersion(version);
        }
        if (header.filter(version::equals).isEmpty()) {
            throw McpFault.headerMismatch(HEADER, version);
        }
        return STATELESS;
    }

    /** Clients of the older revision send no header with their first message, and the agreed version afterwards. */
    private static Revision byHeader(Optional<String> header) {
        if (header.isPresent() && !header.get().equals(WITH_HANDSHAKE.date)) {
            throw McpFault.unsupportedVersion(header.get());
        }
        return WITH_HANDSHAKE;
    }
}
