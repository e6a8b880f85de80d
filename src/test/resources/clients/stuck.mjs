// A scripted agent runs a failing test over and over, in the loop of an API, watched by the client of the service.
//
// stuck.mjs CLIENT API listens|stubborn: the first tries something else when it is told, the second never does.

const [, , client, api, manner] = process.argv
const { Halted, Steersman } = await import(client)

/** What the model of an API answers with one call. */
function answer(number, command) {
  const id = `c${number}`
  const text = JSON.stringify({ command })
  if (api === "chat") {
    return { choices: [{ message: { content: null, tool_calls: [{ id, function: { name: "Bash", arguments: text } }] } }] }
  }
  return api === "messages"
    ? { content: [{ type: "tool_use", id, name: "Bash", input: { command } }] }
    : { output: [{ type: "function_call", call_id: id, name: "Bash", arguments: text }] }
}

const ran = []
function tool(name, input) {
  ran.push(input.command)
  return input.command === "npm test" ? { output: "FAILED test_login", exitCode: 1 } : "export function login() {}"
}

const watch = new Steersman("Make the login test pass.", { patience: 60_000 })
let told = false
try {
  for (let number = 1; number < 30 && ran.length <= 12; number++) {
    const command = manner === "stubborn" || !told ? "npm test" : `cat src/login${number}.js`
    const before = ran.length
    const results = JSON.stringify(await watch[api](answer(number, command), tool))
    told ||= results.includes("[Steersman]")
    if (ran.length === before) {
      console.log("blocked:", results.includes("[Steersman]"))
    }
  }
} catch (halt) {
  if (!(halt instanceof Halted)) throw halt
  console.log("halted:", halt.message.startsWith("[Steersman]"))
}
await watch.end()
console.log("told:", told)
console.log("failing runs:", ran.filter((command) => command === "npm test").length)
