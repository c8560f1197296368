package io.github.keycloakpersonas.rest.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message that cannot be answered with a result. It becomes an error of JSON-RPC 2.0, section 5.1. */
final class McpFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int INVALID_REQUEST = -32600;
    private static final int METHOD_NOT_FOUND = -32601;
    private static final int INVALID_PARAMS = -32602;
    private static final int RESOURCE_NOT_FOUND = -32002;
    private static final int HEADER_MISMATCH = -32020;
    private static final int UNSUPPORTED_VERSION = -32022;

    private final int status;
    private final int code;
    private final transient @Nullable Map<String, Object> data;

    private McpFault(int status, int code, String message, @Nullable Map<String, Object> data) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    static McpFault invalidRequest(String message) {
        return new McpFault(400, INVALID_REQUEST, message, null);
    }

    /** The revision without a handshake answers an unknown method with 404 as well. */
    static McpFault unknownMethod(Revision revision) {
        int status = revision == Revision.STATELESS ? 404 : 200;
        return new McpFault(status, METHOD_NOT_FOUND, "This server has no such method", null);
    }

    static McpFault invalidParams(String message) {
        return new McpFault(200, INVALID_PARAMS, message, null);
    }

    /** In the revision without a handshake an unknown resource is an invalid parameter. */
    static McpFault unknownResource(Revision revision) {
        int code = revision == Revision.STATELESS ? INVALID_PARAMS : RESOURCE_NOT_FOUND;
        return new McpFault(200, code, "There is no such resource. See resources/list for those there are.", null);
    }

    static McpFault unsupportedVersion(String requested) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("supported", Revision.dates());
        data.put("requested", requested);
        return new McpFault(400, UNSUPPORTED_VERSION, "This version of the protocol is not supported", data);
    }

    static McpFault headerMismatch(String header, String expected) {
        return new McpFault(400, HEADER_MISMATCH, "The header " + header + " must be sent, and be " + expected, null);
    }

    /** The HTTP status of the answer. */
    int status() {
        return status;
    }

    /** The member {@code error} of the answer. */
    Map<String, Object> json() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", String.valueOf(getMessage()));
        if (data != null) {
            error.put("data", data);
        }
        return error;
    }
}
