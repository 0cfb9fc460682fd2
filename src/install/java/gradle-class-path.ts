import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readTextOrEmpty } from '../../base/files.ts'
import { Problem } from '../../base/problem.ts'
import type { BuildRequest, Project } from '../builder.ts'
import { requireMinimum } from '../run/minimum-version.ts'
import { explain, tryTool, versionOf } from '../run/tool.ts'
import type { Tool } from '../run/tool.ts'
import { lockHint } from './gradle-lock.ts'
import type { ClassPathFile } from './jars.ts'

/** The runtime class path of a build. Modules are `group:name:version`. */
export interface ClassPath {
  readonly version: string
  readonly files: readonly ClassPathFile[]
  readonly modules: readonly string[]
  readonly requested: readonly string[]
}

const task = 'lambdaLayerClassPath'

/** The minimum version for the script below. */
const minimum = '4.4'

const tool: Tool = {
  name: 'Gradle',
  command: 'gradle',
  minimum,
  setupHint:
    'Add a step with "uses: gradle/actions/setup-gradle@v5" before this one, or commit a Gradle wrapper.',
  remedies: [
    [
      /dependency lock state/,
      'the-lock-file-does-not-match',
      `The lock file does not match the build. ${lockHint}`,
    ],
    [
      new RegExp(`Task '${task}' not found`),
      'the-package-manager-was-not-found',
      'The build does not include the project in "source". Include it in settings.gradle, or point "source" at another project.',
    ],
    [
      /status code 40[137]/,
      'the-registry-refuses-or-does-not-have-it',
      'A repository requires credentials, or rejected them. Check the variables of this step that the build reads them from.',
    ],
    [
      /Dependency verification failed/,
      'a-package-does-not-match-its-hash',
      'An artifact does not match gradle/verification-metadata.xml. Find out why before you accept the new artifact.',
    ],
    [
      /PKIX path|SSLHandshakeException|unable to find valid certification/,
      'a-registry-cannot-be-reached',
      'The certificate of a repository or proxy was not accepted. Add its CA certificate to the trust store of Java, or set another trust store in GRADLE_OPTS.',
    ],
    [
      /Could not find ([\w.-]+:[\w.-]+:[\w.+-]+?)\.(?:\s|$)/,
      'the-registry-refuses-or-does-not-have-it',
      ([, module = '']) =>
        `A dependency was not found: ${module}. Check its name and version, and the repositories of the build.`,
    ],
    [
      /Could not (find (?!method|property)|resolve all)(?!.*(Could not (GET|HEAD)|Unable to load Maven meta-data))/,
      'the-registry-refuses-or-does-not-have-it',
      'A dependency was not found. Find its name in the log above. Check its name and version, and the repositories of the build.',
    ],
    [
      /Could not (GET|HEAD|get resource)|UnknownHostException|Unknown host|Connection (refused|reset)|timed out/,
      'a-registry-cannot-be-reached',
      'A repository could not be reached. Check its address and the proxy in gradle.properties, and run the job again.',
    ],
    [
      /Could not (find|resolve) (?!method|property)/,
      'the-registry-refuses-or-does-not-have-it',
      'A dependency was not found. Find its name in the log above. Check its name and version, and the repositories of the build.',
    ],
    [
      /Unsupported class file major version|Could not determine java version/,
      'a-program-is-missing-or-another-version-is-needed',
      'This Gradle is too old for the Java version of this runner. Set another "java-version" for actions/setup-java@v5, or update the wrapper.',
    ],
  ],
}

/**
 * Lists the runtime class path of one project after building what the class path needs. It uses only features of both Gradle 4.4 and Gradle
 * 9, and does not access the project while a task runs.
 */
const initScript = `
import org.gradle.api.artifacts.component.ModuleComponentIdentifier
import org.gradle.api.artifacts.component.ModuleComponentSelector
import org.gradle.api.artifacts.component.ProjectComponentIdentifier

allprojects { project ->
  if (project.projectDir.canonicalPath != System.getProperty('lambdaLayer.source')) return
  def classPath = { project.configurations.findByName('runtimeClasspath') }
  def gradleVersion = project.gradle.gradleVersion
  def list = new File(System.getProperty('lambdaLayer.list'))
  project.tasks.create('${task}') { task ->
    task.dependsOn { classPath() ?: [] }
    task.doLast {
      def lines = ['version', gradleVersion].collate(2)
      def configuration = classPath()
      if (configuration != null) {
        lines << ['classPath', configuration.name]
        configuration.incoming.artifacts.artifacts.each { artifact ->
          def id = artifact.id.componentIdentifier
          def owner = id instanceof ModuleComponentIdentifier ? id.group :
            id instanceof ProjectComponentIdentifier ? id.projectPath : ''
          lines << ['file', owner, artifact.file.absolutePath]
        }
        def result = configuration.incoming.resolutionResult
        result.allComponents.each { component ->
          def id = component.id
          if (id instanceof ModuleComponentIdentifier) lines << ['module', id.group + ':' + id.module + ':' + id.version]
        }
        result.allDependencies.each { dependency ->
          def requested = dependency.requested
          if (requested instanceof ModuleComponentSelector) lines << ['requested', requested.group + ':' + requested.module + ':' + requested.version]
        }
      }
      list.setText(lines.collect { it.join('\\t') }.join('\\n'), 'UTF-8')
    }
  }
}
`

/** Builds and lists the runtime class path of a project, in a copy of its build. Throws a Problem if that fails. */
export async function classPathOf({ root, source }: Project, request: BuildRequest): Promise<ClassPath> {
  const script = join(request.work, 'class-path.init.gradle')
  const list = join(request.work, 'class-path.txt')
  await writeFile(script, initScript)
  // A wrapper uses the Gradle version of the project, as its users expect.
  const hasWrapper = existsSync(join(root, 'gradlew'))
  if (hasWrapper) await requireVersionOfWrapper(root)
  const ended = await tryTool(
    hasWrapper ? { ...tool, command: 'sh' } : tool,
    [
      ...(hasWrapper ? ['gradlew'] : []),
      '--no-daemon',
      '--init-script',
      script,
      `-DlambdaLayer.source=${source}`,
      `-DlambdaLayer.list=${list}`,
      // The task must access its project.
      '-Dorg.gradle.configuration-cache=false',
      '-Dorg.gradle.unsafe.configuration-cache=false',
      '-Dorg.gradle.unsafe.isolated-projects=false',
      '-Dorg.gradle.configureondemand=false',
      // Settings of the user must not allow what the project's verification metadata rejects.
      '-Dorg.gradle.dependency.verification=strict',
      task,
    ],
    root,
    request,
  )
  // A version that is too old does not run the script. To ask each Gradle for its version would take seconds.
  const isListed = ended.exitCode === 0 && existsSync(list)
  if (!isListed && !hasWrapper) await versionOf(tool, /^Gradle (\d\S*)/, root, request)
  if (ended.exitCode !== 0) throw new Problem(explain(tool, ended))
  const classPath = await listed(list)
  requireMinimum(tool, classPath.version, minimum)
  return classPath
}

/** Throws a Problem if the Gradle of a wrapper is too old, by the file of the wrapper. */
async function requireVersionOfWrapper(root: string): Promise<void> {
  const properties = await readTextOrEmpty(join(root, 'gradle', 'wrapper', 'gradle-wrapper.properties'))
  const [, version] =
    /^[ \t]*distributionUrl[ \t]*=.*\/gradle-(\d[\w.-]*?)(?:-(?:bin|all|src))?\.zip/m.exec(properties) ?? []
  if (version !== undefined) requireMinimum(tool, version, minimum)
}

async function listed(list: string): Promise<ClassPath> {
  const text = await readTextOrEmpty(list)
  const lines = text.split('\n').map((given) => given.split('\t'))
  const valuesOf = (kind: string): string[] => [
    ...new Set(lines.flatMap(([name, value = '']) => (name === kind ? [value] : []))),
  ]
  if (valuesOf('classPath').length === 0) {
    throw new Problem({
      topic: 'the-package-manager-was-not-found',
      text: 'Gradle finds no configuration "runtimeClasspath" in "source". Point "source" at a project that applies the plugin "java".',
    })
  }
  return {
    version: valuesOf('version')[0] ?? '',
    files: lines.flatMap(([kind, owner = '', path = '']) =>
      kind === 'file'
        ? [{ owner: owner.replace(/^:/, '').replaceAll(':', '.'), name: basename(path), path }]
        : [],
    ),
    modules: valuesOf('module'),
    requested: valuesOf('requested'),
  }
}
