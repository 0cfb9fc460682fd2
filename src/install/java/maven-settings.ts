import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import type { Environment } from '../../layer/layer.ts'
import type { Pom } from './pom.ts'
import { elementsAt, parseXml, textAt } from './xml.ts'

/** What Maven is run with: the environment, options of the command line, and the profiles that it must not activate. */
export interface MavenSettings {
  readonly env: Environment
  readonly options: readonly string[]
  readonly profiles: readonly string[]
}

/** Options that choose where the settings are. Everything else in MAVEN_ARGS could change what is built. */
const settingsOption = /(?:^|\s)(-s|--settings|-gs|--global-settings)[\s=]+(\S+)/g

/**
 * What the user has set for Maven outside of the project: settings files choose repositories, mirrors and credentials. Profiles of the
 * POM that only they activate are switched off, so that the layer is the same on each machine.
 */
export async function mavenSettingsOf(env: Environment, lineage: readonly Pom[]): Promise<MavenSettings> {
  const { MAVEN_ARGS: given = '', ...others } = env
  const options = [...given.matchAll(settingsOption)].map(([, option = '', path = '']) => [
    option,
    resolve(path),
  ])
  const chosen = options.find(([option]) => option === '-s' || option === '--settings')?.[1]
  // Java asks the system for the home, and not HOME.
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
