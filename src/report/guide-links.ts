import type { Message, Warning } from '../base/message.ts'
import type { Environment } from '../layer/layer.ts'

/** Where the sections lie, in this repository. */
const guidePath = 'docs/troubleshooting.md'

/** Where the guide to the version that runs can be read; where GitHub does not say which one that is, its path. */
export function guideOf(env: Environment): string {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env
  if (!server || !repository || !ref) return guidePath
  return `${server}/${repository}/blob/${encodeURI(ref).replaceAll('#', '%23')}/${guidePath}`
}

/** The sections of a guide that say more on what went wrong, each once. */
export function sectionsOn(messages: readonly Message[], guide: string): string[] {
  return [...new Set(messages.map(({ topic }) => `${guide}#${topic}`))]
}

/** Returns the Markdown that leads from a message to its section; empty if it has none. */
export function linkFrom(guide: string): (message: Warning) => string {
  return ({ topic }) => (topic === undefined ? '' : linkTo(`${guide}#${topic}`))
}

/** A path is no link: nothing tells what it would start from where a summary is shown. */
function linkTo(section: string): string {
  return section.startsWith(guidePath) ? ` More on this: \`${section}\`` : ` [More on this](${section})`
}
