/** The tools of the MCP server. */
@NullMarked
package io.steersman.api.mcp;

import org.jspecify.annotations.NullMarked;
