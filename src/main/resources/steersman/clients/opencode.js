// Gives what opencode does to Steersman, and what Steersman says to opencode. Does nothing when the service is away.
const SERVICE = (process.env.STEERSMAN_URL || "@URL@") + "/v1/hooks/opencode"
const KEY = process.env.STEERSMAN_KEY

async function tell(hook, input, output) {
  try {
    const reply = await fetch(SERVICE, {
      method: "POST",
      headers: { "content-type": "application/json", ...(KEY ? { authorization: "Bearer " + KEY } : {}) },
      body: JSON.stringify({ hook_event_name: hook, input, output }),
      signal: AbortSignal.timeout(4000),
    })
    return reply.ok ? await reply.json() : {}
  } catch {
    return {}
  }
}

export const Steersman = async ({ client }) => {
  const end = (id) => client.session.abort({ path: { id } }).catch(() => {})
  return {
    event: async ({ event }) => {
      if (event.type === "session.compacted") await tell("event.session.compacted", event)
    },
    "chat.message": async (input, output) => void (await tell("chat.message", input, output)),
    "experimental.text.complete": async (input, output) => void (await tell("experimental.text.complete", input, output)),
    "tool.execute.before": async (input, output) => {
      const reply = await tell("tool.execute.before", input, output)
      if (reply.abort) await end(input.sessionID)
      if (reply.deny) throw new Error(reply.deny)
    },
    "tool.execute.after": async (input, output) => {
      const reply = await tell("tool.execute.after", input, output)
      if (reply.append) output.output += reply.append
      if (reply.abort) await end(input.sessionID)
    },
  }
}
