import { filtered, nothing } from './sees.mjs'

/** @satisfies {readonly import('./table.mjs').CodeThatRuns[]} */
export const javaCode = /** @type {const} */ ([
  {
    id: 'maven-plugin',
    manager: 'Maven',
    code: 'Plugins in the `pom.xml` of modules, and annotation processors while a module is compiled',
    action:
      'Runs for the modules that `source` depends on, because the action builds these modules. Plugins of other projects do not run.',
    sees: filtered,
  },
  {
    id: 'maven-extension',
    manager: 'Maven',
    code: 'Extensions in `.mvn/extensions.xml` and in the `pom.xml`',
    action: 'Always runs, because Maven loads extensions before it reads a project.',
    sees: filtered,
  },
  {
    id: 'maven-java-options',
    manager: 'Maven',
    code: 'Java options, such as agents, in `.mvn/jvm.config`, `MAVEN_OPTS` and `~/.mavenrc`',
    action: 'Always used. They are part of the project, or you set them.',
    sees: filtered,
  },
  {
    id: 'maven-arguments',
    manager: 'Maven',
    code: 'Goals and profiles in `MAVEN_ARGS`',
    action: 'Never runs. The action uses only the paths of settings files.',
    sees: nothing,
  },
  {
    id: 'gradle-build',
    manager: 'Gradle',
    code: '`build.gradle`, `settings.gradle`, `buildSrc` and the plugins that they apply',
    action: 'Always runs, because Gradle runs these files to read a project.',
    sees: filtered,
  },
  {
    id: 'gradle-init',
    manager: 'Gradle',
    code: 'Init scripts of the user (`~/.gradle/init.gradle`, `~/.gradle/init.d`)',
    action:
      'Always runs, because you set these scripts. If there is a lock file, they cannot change what is installed.',
    sees: filtered,
  },
  {
    id: 'gradle-wrapper',
    manager: 'Gradle',
    code: 'The wrapper (`gradlew`, `gradle-wrapper.jar`), and the Gradle that it downloads',
    action: 'Always runs, if the root of the build has a wrapper.',
    sees: filtered,
  },
])
