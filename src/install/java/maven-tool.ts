import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest, Project } from '../builder.ts'
import { requireMinimum } from '../run/minimum-version.ts'
import { explain, tryTool } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'

/** The minimum version for the plugin that lists the dependencies. */
const mavenMinimum = '3.8'

const mavenTool: Tool = {
  name: 'Maven',
  command: 'mvn',
  setupHint:
    'Use a runner that has Maven, such as "ubuntu-latest", and add a step with "uses: actions/setup-java@v5" before this one.',
  remedies: [
    [
      /auth(entication|orization) failed for|status(?: code)?: 40[137]|40[137] (Unauthorized|Forbidden|Proxy)/,
      'the-registry-refuses-or-does-not-have-it',
      'A repository requires credentials, or rejected them. Check settings.xml, and the variables of this step that it names.',
    ],
    [
      /PKIX path|SSLHandshakeException|unable to find valid certification|CertificateException/,
      'a-registry-cannot-be-reached',
      'The certificate of a repository or proxy was not accepted. Add its CA certificate to the trust store of Java, or set another trust store in MAVEN_OPTS.',
    ],
    [
      /Non-resolvable parent POM(?=.*Could not find artifact|.*was not found in|(?!.*Could not transfer))/,
      'the-registry-refuses-or-does-not-have-it',
      'A parent POM was not found. Check its version and "relativePath", and the repositories in settings.xml.',
    ],
    [
      /(?:Could not find artifact|(?:Failure to find|The following artifacts could not be resolved:)) ([^\s:]+:[^\s:]+):(?:[^\s:]*:)*([^\s:]+)(?: \(absent\))?(?:,| in | was not found)/,
      'the-registry-refuses-or-does-not-have-it',
      ([, name = '', version = '']) =>
        `A dependency was not found: ${name} ${version}. Check its name and version, and the repositories in pom.xml and settings.xml.`,
    ],
    [
      /was not found in|No versions available for|Unable to find\/resolve artifact/,
      'the-registry-refuses-or-does-not-have-it',
      'A dependency was not found. Find its name in the log above. Check its name and version, and the repositories in pom.xml and settings.xml.',
    ],
    [
      /Could not transfer|Unknown host|UnknownHostException|Connection (refused|reset)|[Cc]onnect(ion)? timed out|transfer failed|maven-default-http-blocker/,
      'a-registry-cannot-be-reached',
      'A repository could not be reached. Check its address and the proxy in settings.xml, and run the job again.',
    ],
    [
      /COMPILATION ERROR/,
      'a-program-failed',
      'A module that "source" depends on does not compile. Check that it compiles with the Java version of this runner.',
    ],
    [
      /Could not resolve/,
      'the-registry-refuses-or-does-not-have-it',
      'A dependency was not found. Find its name in the log above. Check its name and version, and the repositories in pom.xml and settings.xml.',
    ],
  ],
}

/** Matches a line such as "Apache Maven 3.9.16 (...)". */
const versionLine = /^Apache Maven (\d[\w.-]*)/

/** Pinned, because the default version depends on the version of Maven. */
const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.11.0'

/** The file with the list of dependencies. The path is relative, so that each module of a build writes its own file. */
export const dependencyList = '.lambda-layer-dependencies.txt'

const goal = [`${dependencyPlugin}:list`]

/** Returns the arguments that list the dependencies of a project without building its modules. */
export function argumentsForProject({ root, source }: Project): string[] {
  return ['--file', join(relative(root, source), 'pom.xml'), '--non-recursive', ...goal]
}

/**
 * Returns the arguments that first package the modules that a project needs and then list its dependencies, in one run. The list comes
 * before the package of the project itself, which can replace dependencies, for example by shading.
 */
export function argumentsWithModules({ root, source }: Project): string[] {
  const module = relative(root, source) || '.'
  return ['--projects', module, '--also-make', '-DskipTests', ...goal, 'package']
}

/** Clears filters that a file or a variable could set. The command line takes precedence. */
const complete = [
  ...[
    'includeScope',
    'excludeScope',
    'includeTypes',
    'excludeTypes',
    'includeClassifiers',
    'excludeClassifiers',
  ],
  ...['includeGroupIds', 'excludeGroupIds', 'includeArtifactIds', 'excludeArtifactIds'],
].map((name) => `-D${name}=`)

/** Runs Maven with goals, and returns its version. Throws a Problem if it fails or is too old. */
export async function runMaven(args: readonly string[], cwd: string, request: BuildRequest): Promise<string> {
  const settings = [
    '--batch-mode',
    '--no-transfer-progress',
    '-Dstyle.color=never',
    ...complete,
    '-DexcludeTransitive=false',
    '-Dmdep.skip=false',
    '-DappendOutput=false',
    `-DoutputFile=${dependencyList}`,
    '-DoutputAbsoluteArtifactFilename=true',
    // Without it, archives that are packaged here contain the time of the build.
    '-Dproject.build.outputTimestamp=1980-01-01T00:00:02Z',
  ]
  // To start Java only for the version would take half a second.
  const ended = await tryTool(mavenTool, ['--show-version', ...settings, ...args], cwd, request)
  const version = ended.lines
    .map((text) => versionLine.exec(stripVTControlCharacters(text))?.[1])
    .find((found) => found !== undefined)
  if (version !== undefined) requireMinimum(mavenTool, version, mavenMinimum)
  if (ended.exitCode !== 0) throw new Problem(explain(mavenTool, ended))
  return version ?? ''
}
