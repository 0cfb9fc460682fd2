/**
 * Returns the inputs in an action.yml with their defaults. It can read only the YAML forms that the files of this project use.
 * @param {string} yaml
 * @returns {Record<string, string>} an input without a default is empty, as on GitHub
 */
export function inputDefaults(yaml) {
  /** @type {Record<string, string>} */
  const defaults = {}
  let name = ''
  for (const line of inputLines(yaml)) {
    const input = /^ {2}([\w-]+):\s*$/.exec(line)?.[1]
    if (input) defaults[(name = input)] = ''
    const value = /^ {4}default:\s*(.*?)\s*$/.exec(line)?.[1]
    if (value !== undefined) defaults[name] = scalar(value)
  }
  return defaults
}

/** @param {string} yaml */
function inputLines(yaml) {
  const lines = yaml.split(/\r?\n/)
  const start = lines.findIndex((line) => /^inputs:\s*$/.test(line)) + 1
  const length = lines.slice(start).findIndex((line) => /^[^\s#]/.test(line))
  return start === 0 ? [] : lines.slice(start, length < 0 ? undefined : start + length)
}

/** @param {string} text */
function scalar(text) {
  // An action under test has no GitHub token.
  if (text.includes('${{')) return ''
  if (text.startsWith("'")) return text.slice(1, text.lastIndexOf("'")).replaceAll("''", "'")
  if (text.startsWith('"')) return JSON.parse(text.slice(0, text.lastIndexOf('"') + 1))
  return text.replace(/\s+#.*$/, '')
}
