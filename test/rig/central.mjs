import { execFile } from 'node:child_process'
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import AdmZip from 'adm-zip'

/** @typedef {import('./tools.mjs').Tool} Tool */

const run = promisify(execFile)

/** Returns a version of Maven from Maven Central. The installed Maven downloads it. @param {string} version @returns {Tool} */
export function mavenTool(version) {
  return {
    program: 'mvn',
    packages: [`maven@${version}`],
    install: async (directory) => {
      const archive = await fromCentral(`org.apache.maven:apache-maven:${version}:tar.gz:bin`, directory)
      await run('tar', ['--extract', '--file', archive], { cwd: directory })
      await mkdir(join(directory, 'bin'))
      await symlink(join('..', `apache-maven-${version}`, 'bin', 'mvn'), join(directory, 'bin', 'mvn'))
    },
  }
}

/** Returns the jar of an artifact on Maven Central and the jars that it needs. All are in the same directory. @param {string} groupId @param {string} artifactId @param {string} version @returns {Tool} */
export function jarsTool(groupId, artifactId, version) {
  return {
    program: `${artifactId}-${version}.jar`,
    packages: [`${artifactId}@${version}`],
    install: async (directory) => {
      const dependency = coordinates(groupId, artifactId, version)
      const project = `<modelVersion>4.0.0</modelVersion>${coordinates('own', 'jars', '1')}`
      await writeFile(
        join(directory, 'pom.xml'),
        `<project>${project}<dependencies><dependency>${dependency}</dependency></dependencies></project>`,
      )
      await runDependencyPlugin(
        'copy-dependencies',
        [`-DoutputDirectory=${join(directory, 'bin')}`],
        directory,
      )
    },
  }
}

/** @param {string} groupId @param {string} artifactId @param {string} version */
function coordinates(groupId, artifactId, version) {
  return `<groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>`
}

/** The JRuby releases that contain these versions of Bundler. Bundler is the same for every Ruby. */
const jrubyWith = { '2.3.26': '9.4.10.0', '2.6.9': '10.0.2.0' }

/** Returns a version of Bundler for the installed Ruby. @param {string} version @returns {Tool} */
export function bundlerTool(version) {
  return {
    program: 'bundle',
    packages: [`bundler@${version}`],
    install: async (directory) => {
      const jruby = jrubyWith[/** @type {keyof typeof jrubyWith} */ (version)]
      const archive = await fromCentral(`org.jruby:jruby-stdlib:${jruby}:jar`, directory)
      await unpackBundler(archive, version, join(directory, 'gems'))
      await mkdir(join(directory, 'bin'))
      for (const program of ['ruby', 'bundle']) {
        const { stdout } = await run('bash', ['-c', `command -v ${program}`])
        const wrapper = join(directory, 'bin', program)
        await writeFile(
          wrapper,
          `#!/bin/sh\nGEM_PATH='${join(directory, 'gems')}' exec ${stdout.trim()} "$@"\n`,
        )
        await chmod(wrapper, 0o755)
      }
    },
  }
}

/** @param {string} archive @param {string} version @param {string} to */
async function unpackBundler(archive, version, to) {
  const home = 'META-INF/jruby.home/lib/ruby/'
  const name = `bundler-${version}`
  /** The directories of a gem in the archive, and in a directory of gems. @type {[string, string][]} */
  const places = [
    [`${home}stdlib/bundler`, `gems/${name}/lib/bundler`],
    [`${home}gems/shared/gems/${name}/exe/`, `gems/${name}/exe/`],
    [`${home}gems/shared/specifications/default/${name}.gemspec`, `specifications/${name}.gemspec`],
  ]
  for (const entry of new AdmZip(archive).getEntries()) {
    const [from, target] = places.find(([prefix]) => entry.entryName.startsWith(prefix)) ?? []
    if (from === undefined || target === undefined || entry.isDirectory) continue
    const path = join(to, target + entry.entryName.slice(from.length))
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, entry.getData())
  }
}

/** Copies the file of an artifact into a directory. @param {string} artifact @param {string} directory */
async function fromCentral(artifact, directory) {
  const [, name = '', version = '', type = '', classifier] = artifact.split(':')
  await runDependencyPlugin('copy', [`-Dartifact=${artifact}`, `-DoutputDirectory=${directory}`])
  return join(directory, `${[name, version, ...(classifier ? [classifier] : [])].join('-')}.${type}`)
}

/** @param {string} goal @param {string[]} options @param {string} [cwd] the directory of the POM */
async function runDependencyPlugin(goal, options, cwd) {
  const plugin = `org.apache.maven.plugins:maven-dependency-plugin:3.11.0:${goal}`
  await run('mvn', ['--batch-mode', '--quiet', plugin, ...options], { cwd })
}
