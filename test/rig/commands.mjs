/** @typedef {{ level: 'error' | 'warning' | 'notice', message: string, title?: string }} Annotation */

/**
 * Returns the annotations and masks that the runner would create from a log. Commands between stop and resume have no effect.
 * @param {string} log
 */
export function parseCommands(log) {
  /** @type {Annotation[]} */
  const annotations = []
  /** @type {string[]} */
  const masks = []
  let stoppedBy = ''
  for (const { command, properties, value } of commandsIn(log)) {
    if (stoppedBy) {
      if (command === stoppedBy) stoppedBy = ''
    } else if (command === 'stop-commands') {
      stoppedBy = value
    } else if (command === 'add-mask') {
      masks.push(unescapeData(value))
    } else if (command === 'error' || command === 'warning' || command === 'notice') {
      annotations.push({ level: command, message: unescapeData(value), ...titleOf(properties) })
    }
  }
  return { annotations, masks }
}

/**
 * Returns the variables in a file that a step writes, such as GITHUB_OUTPUT: `name=value`, or a heredoc.
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseFileCommands(text) {
  /** @type {Record<string, string>} */
  const values = {}
  const lines = text.split('\n')
  while (lines.length) {
    const line = (lines.shift() ?? '').replace(/\r$/, '')
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? []
    if (name && delimiter) values[name] = heredoc(lines, delimiter)
    else if (line.includes('=')) values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
    else if (line) throw new Error(`The runner rejects the line "${line}".`)
  }
  return values
}

/** @param {string[]} lines @param {string} delimiter */
function heredoc(lines, delimiter) {
  const end = lines.findIndex((line) => line.replace(/\r$/, '') === delimiter)
  if (end < 0) throw new Error(`The runner finds no end "${delimiter}".`)
  const value = lines.splice(0, end + 1).slice(0, -1)
  return value.join('\n')
}

/**
 * Finds both forms of commands: `::name properties::value`, and the older `##[name properties]value` anywhere in a line.
 * @param {string} log
 */
function commandsIn(log) {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const found =
      /^[\s\u0085]*::([^\s:]+)(?: ([^:]*?))?::(.*)$/.exec(line) ??
      /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/.exec(line)
    const [, command, properties = '', value = ''] = found ?? []
    return command === undefined ? [] : [{ command, properties, value }]
  })
}

/** @param {string} properties */
function titleOf(properties) {
  const title = /(?:^|,)title=([^,]*)/.exec(properties)?.[1]
  return title === undefined
    ? {}
    : { title: unescapeData(title).replaceAll('%3A', ':').replaceAll('%2C', ',') }
}

/** @param {string} text */
function unescapeData(text) {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
