// Lets Steersman watch a tool-calling loop: one file without dependencies, for Node 20, Deno, Bun and browsers. Its types can be
// erased as they stand.
//
//     const watch = new Steersman(task)
//     for (;;) {
//       const answer = await client.chat.completions.create({ model, messages, tools })
//       messages.push(answer.choices[0].message)
//       const results = await watch.chat(answer, runTool) // runTool(name, args) returns what the tool prints
//       if (results.length === 0) break
//       messages.push(...results) // the results, with what the agent is to be told
//     }
//     await watch.end()
//
// `messages` does the same for the Anthropic Messages API, `responses` for the OpenAI Responses API. Each call is reported before
// it runs and its result after. A call that is blocked does not run, and the model reads why; `Halted` is thrown when the run is
// to end. Without the service, or when it takes longer than 200 ms, the agent goes on as if nothing had been said.

/** One intervention of the service. */
export type Intervention = { number: number; level: string; step: number; rule: string; text: string }
/** A call of the model. */
export type Call = { id: string; name: string; input: unknown }
/** What a call brought, as the model is to read it. */
export type Result = { id: string; output: string; error: boolean }
/** What a tool brings: what it prints, or that and its exit code. */
export type Output = string | { output: string; exitCode: number } | object | null | undefined
/** Runs a tool. One that throws has failed. */
export type Run = (name: string, input: any) => Output | Promise<Output>
/** How a run is watched; nothing has to be given. */
export type Options = {
  /** Id of the run, else a new one. */
  trajectory?: string
  /** The service, else STEERSMAN_URL. */
  url?: string
  /** Its key, else STEERSMAN_KEY. */
  key?: string
  /** Asked when a person is to decide: whether the call may run. */
  ask?: (text: string, name: string, input: unknown) => boolean | Promise<boolean>
  /** More about the run: agent, model, repository, tags. */
  context?: Record<string, unknown>
  /** Milliseconds that an answer of the service is waited for. */
  patience?: number
}

type Step = Record<string, unknown> & { step?: number }
type Earned = { number: number; told: Intervention }

const MOST_UNSENT = 5000 // steps that wait for a service that is away; beyond it the oldest are given up
const LONGEST_REQUEST = 5000 // milliseconds after which a request counts as lost
const PAUSE = 1000 // milliseconds for which a service that was away is not asked

/** The run is to end. Its message says why: show it to the user. */
export class Halted extends Error {}

/** One run of one agent. Not to be shared by several runs. */
export class Steersman {
  readonly trajectory: string
  private readonly url: string
  private readonly key: string
  private readonly ask: Options["ask"]
  private readonly context: Record<string, unknown>
  private patience: number
  private unsent: Step[] = []
  private reported = 0
  private earned: Earned[] = []
  private waiting: Earned[] = []
  private sending: Promise<void> | undefined
  private awayUntil = 0

  /** @param task what the user asked for: limits such as "do not touch tests/" are read from it */
  constructor(task = "", options: Options = {}) {
    const env: Record<string, string | undefined> = (globalThis as any).process?.env ?? {}
    this.trajectory = options.trajectory ?? `typescript-${crypto.randomUUID()}`
    this.url = (options.url ?? env.STEERSMAN_URL ?? "http://127.0.0.1:8080").replace(/\/$/, "")
    this.key = options.key ?? env.STEERSMAN_KEY ?? ""
    this.ask = options.ask
    this.patience = options.patience ?? 200
    this.context = { client: "typescript", attended: options.ask !== undefined, ...options.context }
    if (task !== "") {
      this.queue([{ kind: "instruction", text: task }])
    }
  }

  // --- a loop of each API: the answer of the model in, the messages with the results of its calls out

  /** Chat Completions: the tool messages to append, none when the model made no call. */
  async chat(answer: any, run: Run): Promise<{ role: "tool"; tool_call_id: string; content: string }[]> {
    const message = answer.choices[0].message
    await this.said(message.content ?? "", message.reasoning_content ?? "")
    const calls = (message.tool_calls ?? []).map((call: any) => ({
      id: call.id,
      name: call.function.name,
      input: parsed(call.function.arguments),
    }))
    const results = await this.run(calls, run)
    return results.map((one) => ({ role: "tool", tool_call_id: one.id, content: one.output }))
  }

  /** Anthropic Messages: the user message to append in a list, an empty one when the model made no call. */
  async messages(answer: any, run: Run): Promise<{ role: "user"; content: any[] }[]> {
    const blocks: any[] = answer.content ?? []
    const texts = (type: string, field: string) =>
      blocks.filter((block) => block.type === type).map((block) => block[field]).join("\n")
    await this.said(texts("text", "text"), texts("thinking", "thinking"))
    const results = await this.run(blocks.filter((block) => block.type === "tool_use"), run)
    const content = results.map((one) => ({
      type: "tool_result",
      tool_use_id: one.id,
      content: one.output,
      is_error: one.error,
    }))
    return content.length === 0 ? [] : [{ role: "user", content }]
  }

  /** OpenAI Responses: the function_call_output items to append, none when the model made no call. */
  async responses(answer: any, run: Run): Promise<{ type: "function_call_output"; call_id: string; output: string }[]> {
    const calls: Call[] = []
    for (const item of answer.output ?? []) {
      if (item.type === "message") {
        await this.said((item.content ?? []).map((part: any) => part.text ?? "").join("\n"))
      } else if (item.type === "function_call") {
        calls.push({ id: item.call_id, name: item.name, input: parsed(item.arguments) })
      }
    }
    const results = await this.run(calls, run)
    return results.map((one) => ({ type: "function_call_output", call_id: one.id, output: one.output }))
  }

  // --- the same for any other loop

  /** Reports what the user says. Call it for each further request of the user. */
  async told(text: string): Promise<void> {
    this.waiting.push(...(await this.report([{ kind: "instruction", text }])))
  }

  /** Reports what the agent says and thinks. */
  async said(text: string, reasoning = ""): Promise<void> {
    if (text !== "" || reasoning !== "") {
      this.waiting.push(...(await this.report([{ kind: "message", text, reasoning }])))
    }
  }

  /** Runs the calls of one response, those that may run; what the agent is to be told stands behind the last output. */
  async run(calls: Call[], run: Run): Promise<Result[]> {
    if (calls.length === 0) {
      return []
    }
    const first = this.reported
    const now = await this.report(calls.map(({ id, name, input }) => ({ kind: "call", id, tool: name, input })))
    const earned = [...this.waiting, ...now]
    this.waiting = []
    const refusals: string[] = []
    for (const [at, call] of calls.entries()) {
      refusals.push(await this.refusal(earned, first + at, call))
    }
    if (earned.some((one) => one.told.level === "halt")) {
      await this.report(calls.map((call) => refused(call.id)))
    }
    const due = this.due(earned, refusals)
    const steps: Step[] = []
    const results: Result[] = []
    for (const [at, call] of calls.entries()) {
      const step = refusals[at] ? refused(call.id) : await ran(run, call)
      steps.push(step)
      results.push({ id: call.id, output: refusals[at] || String(step.output), error: step.error === true })
    }
    due.push(...this.due(await this.report(steps), []))
    const last = results[results.length - 1]
    last.output = [last.output, ...due].join("\n\n")
    return results
  }

  /** Reports that the run is over; done when the service has all of it, or after five seconds. */
  async end(reason = "completed"): Promise<void> {
    this.patience = LONGEST_REQUEST
    this.awayUntil = 0
    await this.report([{ kind: "end", reason }])
  }

  // --- what is due

  /** Why a call may not run, nothing when it may: only what it earned itself keeps it from running. */
  private async refusal(earned: Earned[], number: number, call: Call): Promise<string> {
    for (const { told } of earned.filter((one) => one.number === number)) {
      const asks = told.level === "ask" && !(await this.ask?.(told.text, call.name, call.input))
      if (told.level === "block" || asks) {
        return told.text
      }
    }
    return ""
  }

  /** The texts for the next result, those that were said as refusals left out. */
  private due(earned: Earned[], said: string[]): string[] {
    const halt = earned.find((one) => one.told.level === "halt")
    if (halt !== undefined) {
      throw new Halted(halt.told.text)
    }
    return earned
      .map((one) => one.told)
      .filter((told) => !said.includes(told.text) && !(this.ask !== undefined && told.level === "ask"))
      .map((told) => told.text)
  }

  // --- reporting

  /** Hands steps over and returns what has come by now. */
  private async report(steps: Step[]): Promise<Earned[]> {
    this.queue(steps)
    if (Date.now() >= this.awayUntil) {
      let timer: any
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, this.patience)))
      await Promise.race([this.send(), late])
      clearTimeout(timer)
    }
    const earned = this.earned
    this.earned = []
    return earned
  }

  private queue(steps: Step[]): void {
    for (const step of steps) {
      step.step = this.reported
      if (this.reported === 0) {
        step.context = this.context
      }
      this.reported += 1
    }
    this.unsent = [...this.unsent, ...steps].slice(-MOST_UNSENT)
  }

  /** One request is under way at a time, so that steps come in their order. */
  private async send(): Promise<void> {
    while (this.unsent.length > 0 && Date.now() >= this.awayUntil) {
      this.sending ??= this.post([...this.unsent]).finally(() => (this.sending = undefined))
      await this.sending
    }
  }

  /** Posts steps: the service has them afterwards, or will never take them, or is away. */
  private async post(steps: Step[]): Promise<void> {
    const headers: Record<string, string> = { "content-type": "application/json" }
    if (this.key !== "") {
      headers.authorization = `Bearer ${this.key}`
    }
    try {
      const response = await fetch(`${this.url}/v1/trajectories/${encodeURIComponent(this.trajectory)}/steps`, {
        method: "POST",
        headers,
        body: JSON.stringify(steps),
        signal: AbortSignal.timeout(Math.max(LONGEST_REQUEST, this.patience)),
      })
      const last = steps[steps.length - 1].step ?? 0
      if (response.ok) {
        const answer: any = await response.json()
        const behind = last - (answer.accepted.last ?? 0)
        this.earned.push(...answer.interventions.map((told: any) => ({ number: told.step + behind, told })))
      } else {
        console.warn(`Steersman answered ${response.status}: ${await response.text()}`)
        if (response.status === 429 || response.status >= 500) {
          throw new Error("not now")
        }
      }
      this.unsent = this.unsent.filter((step) => (step.step ?? 0) > last)
    } catch {
      this.awayUntil = Date.now() + PAUSE // the agent goes on without it
    }
  }
}

/** The arguments of a call as an object; as they are where the model wrote no JSON. */
function parsed(text: unknown): unknown {
  if (typeof text !== "string") {
    return text
  }
  try {
    return JSON.parse(text)
  } catch {
    return { arguments: text }
  }
}

/** The step that tells of a call. */
async function ran(run: Run, call: Call): Promise<Step> {
  const step: Step = { kind: "result", call: call.id }
  try {
    const output: any = await run(call.name, call.input)
    if (typeof output?.exitCode === "number") {
      return { ...step, output: String(output.output), exitCode: output.exitCode, error: output.exitCode !== 0 }
    }
    return { ...step, output: typeof output === "string" ? output : JSON.stringify(output ?? "") }
  } catch (failure) {
    return { ...step, output: String(failure), error: true } // whatever a tool throws is its result
  }
}

function refused(id: string): Step {
  return { kind: "result", call: id, output: "", error: true, refusal: "steersman" }
}
