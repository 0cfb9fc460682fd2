import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import { elementsAt, parseXml, textAt } from '../../base/xml.ts'
import type { Environment } from '../../layer/layer.ts'
import type { Pom } from './pom.ts'

/** The environment and the command-line options for Maven, and the profiles that it must not activate. */
export interface MavenSettings {
  readonly env: Environment
  readonly options: readonly string[]
  readonly profiles: readonly string[]
}

/** Options that select settings files. Everything else in MAVEN_ARGS could change the build. */
const settingsOption = /(?:^|\s)(-s|--settings|-gs|--global-settings)[\s=]+(\S+)/g

/**
 * Returns the settings of the user outside of the project. Settings files select repositories, mirrors and credentials. Profiles of the POM
 * that only settings files activate are disabled, so that the layer is the same on each machine.
 */
export async function mavenSettingsOf(env: Environment, lineage: readonly Pom[]): Promise<MavenSettings> {
  const { MAVEN_ARGS: given = '', ...others } = env
  const options = [...given.matchAll(settingsOption)].map(([, option = '', path = '']) => [
    option,
    resolve(path),
  ])
  const chosen = options.find(([option]) => option === '-s' || option === '--settings')?.[1]
  // Java gets the home directory from the system, not from HOME.
  const text = await readTextOrEmpty(chosen ?? join(userInfo().homedir, '.m2', 'settings.xml'), 'manifest')
  const active = elementsAt(parseXml(text), 'activeProfiles', 'activeProfile').map((element) =>
    textAt(element),
  )
  const ofPom = lineage.flatMap(({ project }) =>
    elementsAt(project, 'profiles', 'profile').flatMap((profile) => textAt(profile, 'id') ?? []),
  )
  const profiles = [...new Set(ofPom.filter((id) => active.includes(id)))]
  return {
    env: others,
    options: [...options.flat(), ...profiles.map((id) => `--activate-profiles=!${id}`)],
    profiles,
  }
}
