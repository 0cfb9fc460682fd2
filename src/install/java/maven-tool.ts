import { join, relative } from 'node:path'
import type { BuildRequest, Project } from '../builder.ts'
import type { Ended } from '../run/child.ts'
import { runTool } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'

export const mavenTool: Tool = {
  name: 'Maven',
  command: 'mvn',
  setupHint:
    'Use a runner that has Maven, such as "ubuntu-latest", and add a step with "uses: actions/setup-java@v5" before this one.',
  minimum: '3.8',
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

/** "Apache Maven 3.9.16 (...)" */
export const versionLine = /^Apache Maven (\d[\w.-]*)/

/** Pinned: the default version of a Maven is as old as that Maven. */
const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.11.0'

/** The file that lists the dependencies. The path is relative, so that each module of a build writes its own. */
export const dependencyList = '.lambda-layer-dependencies.txt'

const goal = [`${dependencyPlugin}:list`]

/** Arguments that list the dependencies of a project without its modules. */
export function argumentsForProject({ root, source }: Project): string[] {
  return ['--file', join(relative(root, source), 'pom.xml'), '--non-recursive', ...goal]
}

/**
 * The modules that a project needs are dependencies once they are packaged, in the same run. The list comes before its own
 * package, which may replace what it depends on, as shading does.
 */
export function argumentsWithModules({ root, source }: Project): string[] {
  const module = relative(root, source) || '.'
  return ['--projects', module, '--also-make', '-DskipTests', ...goal, 'package']
}

/** Clears the filters that a file or a variable could set: the command line takes precedence. */
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

/** Runs Maven with goals. Throws a Problem if it fails. */
export function runMaven(args: readonly string[], cwd: string, request: BuildRequest): Promise<Ended> {
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
    // For what is packaged here: without it, archives have the time of the build in them.
    '-Dproject.build.outputTimestamp=1980-01-01T00:00:02Z',
  ]
  return runTool(mavenTool, [...settings, ...args], cwd, request)
}
