import type { Message, Warning } from '../base/message.ts'
import type { Environment } from '../layer/layer.ts'

/** The path of the troubleshooting guide in this repository. */
const guidePath = 'docs/troubleshooting.md'
/** The folder of the guide and of the other pages. */
const folder = 'docs/'

/** Returns the URL of the guide for this version of the action. If GitHub does not provide the version, returns its path. */
export function guideOf(env: Environment): string {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env
  if (!server || !repository || !ref) return guidePath
  return `${server}/${repository}/blob/${encodeURI(ref).replaceAll('#', '%23')}/${guidePath}`
}

/** Returns the sections of the guide for some messages, each once. */
export function sectionsOn(messages: readonly Message[], guide: string): string[] {
  return [...new Set(messages.map(({ topic }) => `${guide}#${topic}`))]
}

/** Returns a function that returns the Markdown link from a message to its section. It is empty if there is no section. */
export function linkFrom(guide: string): (message: Warning) => string {
  return ({ topic }) => (topic === undefined ? '' : linkTo(`${guide}#${topic}`))
}

/** Returns the Markdown link to another page in the folder of the guide. */
export function pageLink(guide: string, page: string): string {
  return linkTo(`${guide.slice(0, guide.lastIndexOf('/') + 1)}${page}`)
}

/** A path is not shown as a link, because GitHub would resolve it relative to the page of the summary. */
function linkTo(section: string): string {
  return section.startsWith(folder) ? ` More on this: \`${section}\`` : ` [More on this](${section})`
}
