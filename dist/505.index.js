export const id = 505;
export const ids = [505];
export const modules = {

/***/ 6505:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build_build)
});

// EXTERNAL MODULE: ./src/problem.ts
var problem = __webpack_require__(4008);
// EXTERNAL MODULE: ./src/build/command.ts
var command = __webpack_require__(989);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
;// CONCATENATED MODULE: ./src/build/include.ts




/**
 * Copies the files of a source `without` these, which a glob pattern fits, into a layer, to the same path there. Throws a Problem for a
 * pattern that fits none.
 */
async function includeFiles(patterns, source, layer, without = []) {
    if (patterns.length === 0)
        return;
    const paths = (await filesOf(source)).filter((path) => !without.includes((0,external_node_path_.join)(source, path)));
    const chosen = new Set();
    const idle = [];
    for (const pattern of patterns) {
        const fits = picomatch_default()(pattern, { dot: true });
        const fitting = paths.filter((path) => fits(path));
        if (fitting.length === 0)
            idle.push(pattern);
        for (const path of fitting)
            chosen.add(path);
    }
    if (idle.length > 0) {
        throw new problem/* Problem */.AF(`Input "include" has ${idle.map((pattern) => JSON.stringify(pattern)).join(', ')}, and no file in "source" fits. ` +
            'Patterns are relative to "source", such as "python/mylib/**".');
    }
    for (const path of chosen)
        await include(path, source, layer);
}
async function include(path, source, layer) {
    const target = (0,external_node_path_.join)(layer, path);
    if (await (0,promises_.lstat)(target).catch(() => undefined)) {
        throw new problem/* Problem */.AF(`Input "include" would put ${JSON.stringify(path)} in the place of a file of an installed package. Rename your own.`);
    }
    await (0,promises_.cp)((0,external_node_path_.join)(source, path), target, { verbatimSymlinks: true });
}
/** The paths of all files and links below a directory, but for repositories. */
async function filesOf(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile() || entry.isSymbolicLink())
        .map(({ parentPath, name }) => (0,external_node_path_.relative)(directory, (0,external_node_path_.join)(parentPath, name)))
        .filter((path) => !/(^|\/)\.git\//.test(path))
        .sort();
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./src/paths.ts
var src_paths = __webpack_require__(8431);
// EXTERNAL MODULE: ./src/build/copy.ts
var copy = __webpack_require__(1783);
// EXTERNAL MODULE: ./src/build/child.ts
var child = __webpack_require__(3526);
;// CONCATENATED MODULE: ./src/build/tool.ts


/** Runs a program in a directory. Throws a Problem that says what to do where it fails. */
async function runTool(tool, args, cwd, setting) {
    const ended = await tryTool(tool, args, cwd, setting);
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF(explain(tool, ended));
    return ended;
}
/** Runs a program in a directory, for a caller that judges how it ended. */
function tryTool({ command, remedy }, args, cwd, { env, log }) {
    return (0,child/* run */.e)({ tool: command, remedy, args, cwd, env, log });
}
/** What is said of a program that failed: its exit code, and the first cure that fits what it printed. */
function explain({ name, cures }, { exitCode, lines }) {
    // Some programs break their sentences into lines.
    const output = lines.join(' ');
    const [sign, cure = 'What it printed stands above in the log.'] = cures.find(([one]) => (typeof one === 'string' ? output.includes(one) : one.test(output))) ?? [];
    return `${name} ended with exit code ${exitCode}${typeof sign === 'string' ? ` (${sign})` : ''}. ${cure}`;
}
/** The version that a program says it has, by the pattern of the line that says so, the last of several. Throws a Problem where none does. */
async function versionOf(tool, line, cwd, setting) {
    const { lines } = await runTool(tool, ['--version'], cwd, setting);
    const version = lines.map((text) => line.exec(text.trim())?.[1]).findLast(Boolean);
    if (version !== undefined)
        return version;
    throw new problem/* Problem */.AF(`${tool.name} does not say which version it is. ${tool.remedy}`);
}

;// CONCATENATED MODULE: ./src/build/java/gradle-lock.ts




/** The files that describe a project to Gradle. */
const buildFiles = ['build.gradle', 'build.gradle.kts'];
/** How to get a lock file, as a sentence. */
const toLock = 'Let "gradle dependencies --write-locks" write gradle.lockfile, and commit it.';
/** A module's version that is a range, or one that moves. */
const inexact = /^[^:\s]+:[^:\s]+:(?:[^:\s]*\+|latest\.\w+|[[\](].*|[^:\s]+-SNAPSHOT)(?:[:@].*)?$/;
/** What a build asks for is exact where it has a lock file, or names no version that is a range, or one that moves. */
async function isLocked(root) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradle.lockfile')) || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradle', 'dependency-locks')))
        return true;
    const texts = await Promise.all(buildFiles.map((name) => (0,promises_.readFile)((0,external_node_path_.join)(root, name), 'utf8').catch(() => '')));
    return texts.every((text) => [...text.matchAll(/(["'])([^"'\n]+)\1/g)].every(([, , module = '']) => !inexact.test(module)));
}
/** The modules of `runtimeClasspath` in a lock file, as Gradle writes it since 6.0, or as it did before; undefined without one. */
async function lockedModules(source) {
    const before = await (0,promises_.readFile)((0,external_node_path_.join)(source, 'gradle', 'dependency-locks', 'runtimeClasspath.lockfile'), 'utf8').catch(() => undefined);
    const given = before ?? (await (0,promises_.readFile)((0,external_node_path_.join)(source, 'gradle.lockfile'), 'utf8').catch(() => undefined));
    if (given === undefined)
        return undefined;
    const lines = given.split(/\r?\n/).filter((text) => text !== '' && !text.startsWith('#'));
    if (before !== undefined)
        return lines.filter((text) => !text.startsWith('empty='));
    const entries = lines.map((text) => {
        const [module = '', configurations = ''] = text.split('=');
        return { module, isOurs: configurations.split(',').includes('runtimeClasspath') };
    });
    if (!entries.some(({ isOurs }) => isOurs)) {
        throw new problem/* Problem */.AF('gradle.lockfile says nothing of the configuration "runtimeClasspath", which the layer is made of. ' +
            `Lock all configurations ("dependencyLocking { lockAllConfigurations() }"). ${toLock}`);
    }
    return entries.filter(({ module, isOurs }) => isOurs && module !== 'empty').map(({ module }) => module);
}
/** Throws a Problem for what was installed otherwise than locked: Gradle passes over a lock file where locking was not activated. */
function requireLocked(locked, installed) {
    const unlocked = installed.filter((module) => !locked.includes(module));
    const missing = locked.filter((module) => !installed.includes(module));
    if (unlocked.length === 0 && missing.length === 0)
        return;
    throw new problem/* Problem */.AF('Gradle reported success, but did not keep to gradle.lockfile. ' +
        `Installed, and not locked: ${unlocked.join(', ') || 'none'}; locked, and not installed: ${missing.join(', ') || 'none'}. ` +
        `Activate locking for "runtimeClasspath" in the build. ${toLock}`);
}

;// CONCATENATED MODULE: ./src/build/java/gradle-class-path.ts






const task = 'lambdaLayerClassPath';
const tool = {
    name: 'Gradle',
    command: 'gradle',
    remedy: 'Add a step with "uses: gradle/actions/setup-gradle@v5" before this one, or commit a Gradle wrapper.',
    cures: [
        [/dependency lock state/, `The lock file does not fit the build. ${toLock}`],
        [
            new RegExp(`Task '${task}' not found`),
            'It does not know the project in "source". Include it in settings.gradle, or point "source" at another one.',
        ],
        [
            /status code 40[13]/,
            'A repository refuses the credentials, or asks for some. Check the variables of this step that the build takes them from.',
        ],
        [
            /Could not (find|resolve|get resource)/,
            'A dependency was not found, as the log says. Check its name and version, and the repositories of the build.',
        ],
        [
            /Unsupported class file major version|Could not determine java version/,
            'This Gradle is too old for the Java of this runner. Choose another by "java-version" of actions/setup-java@v5, or update the wrapper.',
        ],
    ],
};
/**
 * Lists what the class path of one project has at run time, once what its own build gives to it is built. It uses only what Gradle 4.4
 * has and Gradle 9 still has, and no project while a task runs.
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
          def asked = dependency.requested
          if (asked instanceof ModuleComponentSelector) lines << ['asked', asked.group + ':' + asked.module + ':' + asked.version]
        }
      }
      list.setText(lines.collect { it.join('\\t') }.join('\\n'), 'UTF-8')
    }
  }
}
`;
/** Builds what the class path of a project needs at run time, in a copy of its build, and lists it. Throws a Problem. */
async function classPathOf({ root, source }, request) {
    const script = (0,external_node_path_.join)(request.work, 'class-path.init.gradle');
    const list = (0,external_node_path_.join)(request.work, 'class-path.txt');
    await (0,promises_.writeFile)(script, initScript);
    // A wrapper brings the Gradle that the project was written for, as its users expect.
    const hasWrapper = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradlew'));
    await runTool(hasWrapper ? { ...tool, command: 'sh' } : tool, [
        ...(hasWrapper ? ['gradlew'] : []),
        '--no-daemon',
        '--init-script',
        script,
        `-DlambdaLayer.source=${source}`,
        `-DlambdaLayer.list=${list}`,
        // The task has to look at the project that it is for.
        '-Dorg.gradle.configuration-cache=false',
        '-Dorg.gradle.unsafe.configuration-cache=false',
        '-Dorg.gradle.unsafe.isolated-projects=false',
        '-Dorg.gradle.configureondemand=false',
        task,
    ], root, request);
    return listed(list);
}
async function listed(list) {
    const text = await (0,promises_.readFile)(list, 'utf8').catch(() => '');
    const lines = text.split('\n').map((given) => given.split('\t'));
    const valuesOf = (kind) => [
        ...new Set(lines.flatMap(([name, value = '']) => (name === kind ? [value] : []))),
    ];
    if (valuesOf('classPath').length === 0) {
        throw new problem/* Problem */.AF('Gradle finds no configuration "runtimeClasspath" in "source". Point "source" at a project that applies the plugin "java".');
    }
    return {
        version: valuesOf('version')[0] ?? '',
        files: lines.flatMap(([kind, owner = '', path = '']) => kind === 'file'
            ? [{ owner: owner.replace(/^:/, '').replaceAll(':', '.'), name: (0,external_node_path_.basename)(path), path }]
            : []),
        modules: valuesOf('module'),
        requested: valuesOf('asked'),
    };
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/adm-zip/adm-zip.js
var adm_zip = __webpack_require__(1316);
var adm_zip_default = /*#__PURE__*/__webpack_require__.n(adm_zip);
// EXTERNAL MODULE: ./src/runtimes.ts
var src_runtimes = __webpack_require__(1426);
;// CONCATENATED MODULE: ./src/build/java/jars.ts






/** Lays jars out as Lambda's class path wants them: `java/lib/*.jar` in a new directory. Throws a Problem where that would not load. */
async function layOut(tool, files, to) {
    const jars = nameJars(files.filter(({ name }) => (0,external_node_path_.extname)(name) === '.jar'));
    if (jars.size === 0) {
        throw new problem/* Problem */.AF('Input "source" asks for no dependencies at run time: the layer would be empty. Point it at the project that does.');
    }
    await requireFiles(tool, jars);
    const lib = (0,external_node_path_.join)(to.directory, 'java', 'lib');
    await (0,promises_.mkdir)(lib, { recursive: true });
    for (const [name, { path }] of jars) {
        await (0,promises_.copyFile)(path, (0,external_node_path_.join)(lib, name));
        if (to.built(path))
            await normalise((0,external_node_path_.join)(lib, name));
    }
    await requireLoads(lib, to.runtimes);
    const others = files.filter(({ name }) => (0,external_node_path_.extname)(name) !== '.jar').map(({ name }) => name);
    return {
        warnings: others.length > 0
            ? [`Not in the layer, as a class path takes only jars: ${others.join(', ')}. Add it with "include".`]
            : [],
    };
}
/** Files of one name would overwrite each other: they get their owner's name in front. */
function nameJars(files) {
    const jars = new Map();
    for (const file of files) {
        const isShared = files.some(({ name, path }) => name === file.name && path !== file.path);
        const name = isShared ? `${file.owner}.${file.name}` : file.name;
        const other = jars.get(name);
        if (other && other.path !== file.path) {
            throw new problem/* Problem */.AF(`Two dependencies have a file ${name}: ${other.path} and ${file.path}. Rename one.`);
        }
        jars.set(name, file);
    }
    return jars;
}
/** A directory of classes is what a build gives for a module that it has not packaged. */
async function requireFiles(tool, jars) {
    const missing = [];
    for (const [name, { path }] of jars) {
        const found = await (0,promises_.stat)(path).catch(() => undefined);
        if (!found?.isFile())
            missing.push(name);
    }
    if (missing.length === 0)
        return;
    throw new problem/* Problem */.AF(`${tool} reported success, but there is no ${missing.join(', ')}. Check that "source" builds with a clean checkout.`);
}
/** Remembers the jars that lie in a directory, so as to tell later which ones a build has made there. */
async function builtIn(directory) {
    const names = await (0,promises_.readdir)(directory, { recursive: true });
    const before = new Set(names.filter((name) => name.endsWith('.jar')).map((name) => (0,external_node_path_.join)(directory, name)));
    return (path) => path.startsWith((0,external_node_path_.join)(directory, '/')) && !before.has(path);
}
/** Local time, as the container writes it. */
const epoch = new Date(1980, 0, 1);
/** What a build makes anew has the time of the build in it, and the order of the directory: both go. */
async function normalise(path) {
    const given = new (adm_zip_default())(path).getEntries();
    const zip = new (adm_zip_default())({ noSort: true });
    for (const entry of given.sort((one, other) => Buffer.compare(keyOf(one), keyOf(other)))) {
        const { entryName, attr } = entry;
        const bytes = /^META-INF\/maven\/.*\/pom\.properties$/.test(entryName)
            ? Buffer.from(entry
                .getData()
                .toString('latin1')
                .replace(/^#.*\r?\n/gm, ''), 'latin1')
            : entry.getData();
        const added = zip.addFile(entryName, bytes);
        added.attr = attr;
        added.header.time = epoch;
    }
    await (0,promises_.writeFile)(path, zip.toBuffer());
}
/** The manifest comes first, where programs that read a jar as a stream look for it. */
function keyOf({ entryName }) {
    return Buffer.from(`${entryName === 'META-INF/MANIFEST.MF' ? 0 : 1}${entryName}`);
}
/** Java 8's class files are of major version 52, and each Java since has one more (Java Virtual Machine Specification, table 4.1-A). */
const before = 44;
/** Classes of a newer Java than the oldest that was declared are found by a function, and then refused by its Java. */
async function requireLoads(lib, runtimes) {
    const [oldest] = (0,src_runtimes/* versionsOf */.x4)('java', runtimes);
    if (oldest === undefined)
        return;
    const newer = [];
    for (const name of (await (0,promises_.readdir)(lib)).sort()) {
        const version = newestClassOf(await (0,promises_.readFile)((0,external_node_path_.join)(lib, name)), name) - before;
        if (version > Number(oldest))
            newer.push(`${name} (Java ${version})`);
    }
    if (newer.length === 0)
        return;
    const runtime = runtimes.find((candidate) => {
        const facts = (0,src_runtimes/* factsOf */.xS)(candidate);
        return facts?.language === 'java' && facts.version === oldest;
    });
    throw new problem/* Problem */.AF(`${newer.join(', ')} cannot be loaded by ${runtime}: the Java that it was compiled for is newer. ` +
        'Declare a newer runtime in "compatible-runtimes", or use a version of it for that Java.');
}
/** The newest major version among a jar's class files; those for a newer Java only, which an older one passes over, do not count. */
function newestClassOf(jar, name) {
    try {
        return new (adm_zip_default())(jar)
            .getEntries()
            .filter(({ entryName }) => /^(?!META-INF\/versions\/)(?:.*\/)?(?!module-info)[^/]+\.class$/.test(entryName))
            .reduce((newest, entry) => Math.max(newest, startOf(entry).readUInt16BE(6)), 0);
    }
    catch (error) {
        throw new problem/* Problem */.AF(`The jar ${name} cannot be read: ${(0,problem/* messageOf */.bD)(error)}. Remove it from the runner's cache.`, {
            cause: error,
        });
    }
}
/** The first bytes of a class file, without inflating the rest of it. */
function startOf(entry) {
    const start = entry.getCompressedData().subarray(0, 512);
    return entry.header.method === 0 ? start : (0,external_node_zlib_.inflateRawSync)(start, { finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH });
}

;// CONCATENATED MODULE: ./src/build/workspaces.ts



/** Whether a directory is a member of a workspace by its root's patterns, of which the last that fits decides; `!` excludes. */
function isMember(patterns, root, directory) {
    return patterns.reduce((member, pattern) => {
        const [, not, glob = ''] = /^(!?)(.*?)\/?$/.exec(String(pattern)) ?? [];
        return picomatch_default().isMatch((0,external_node_path_.relative)(root, directory), (0,external_node_path_.normalize)(glob)) ? not === '' : member;
    }, false);
}
/** The directories above one, nearest first, up to the checkout's own. */
function above(directory, workspace) {
    const parent = (0,external_node_path_.dirname)(directory);
    return parent !== directory && (0,src_paths/* isInside */.FK)(workspace, parent) ? [parent, ...above(parent, workspace)] : [];
}

;// CONCATENATED MODULE: ./src/build/java/roots.ts

/**
 * The directories above a project that have it as a member, nearest first, up to the checkout's own. A member that is
 * locked by itself is still built by what stands there: its parent, its settings, the modules that it needs.
 */
async function rootsAbove(source, workspace, hasMember) {
    const roots = [];
    for (const root of above(source, workspace)) {
        if (await hasMember(root, source))
            roots.push(root);
    }
    return roots;
}

;// CONCATENATED MODULE: ./src/build/java/gradle.ts









const gradle = {
    name: 'gradle',
    language: 'Java',
    lockFiles: ['gradle.lockfile'],
    manifests: buildFiles,
    toLock: toLock,
    takesExtras: false,
    isLocked: isLocked,
    hasMember,
    build,
};
async function build(request, given) {
    const root = await rootOf(given.source, request.workspace);
    // The project is found by its path, which Gradle tells without links.
    const work = await (0,promises_.realpath)(request.work);
    const project = await (0,copy/* copyProject */.N)({ ...given, root }, (0,external_node_path_.join)(work, 'project'), {
        reaches: await buildsOutside(root, request.workspace),
        leaveOut: isLeftover,
    });
    const built = await builtIn(project.root);
    const found = await classPathOf(project, { ...request, work });
    const locked = await lockedModules(given.source);
    if (locked)
        requireLocked(locked, found.modules);
    const directory = (0,external_node_path_.join)(work, 'layer');
    const { warnings } = await layOut('Gradle', found.files, {
        directory,
        runtimes: request.target.runtimes,
        built,
    });
    const moving = found.requested.filter((module) => inexact.test(module));
    return {
        directory,
        version: found.version,
        warnings: [
            ...(moving.length > 0 && !locked
                ? [`No exact version, and no lock file: ${moving.join(', ')}. Every build may get another one.`]
                : []),
            ...warnings,
        ],
    };
}
/** A directory with settings of its own is a build of its own. */
async function rootOf(source, workspace) {
    if (settingsIn(source))
        return source;
    const [root = source] = await rootsAbove(source, workspace, hasMember);
    return root;
}
/** What an earlier build has left. */
function isLeftover(path) {
    const owner = (0,external_node_path_.dirname)(path);
    const isProject = buildFiles.some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(owner, name)));
    return Promise.resolve((0,external_node_path_.basename)(path) === '.gradle' || ((0,external_node_path_.basename)(path) === 'build' && isProject && !hasSource(path)));
}
/** A project may be called "build". */
function hasSource(path) {
    return buildFiles.some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, name)));
}
function settingsIn(directory) {
    return ['settings.gradle', 'settings.gradle.kts']
        .map((name) => (0,external_node_path_.join)(directory, name))
        .find((path) => (0,external_node_fs_.existsSync)(path));
}
/** Whether a build's settings name a directory, by a path such as `:a:b` or `a/b`. */
async function hasMember(root, directory) {
    return (await namesIn(root)).some((name) => (0,external_node_path_.resolve)(root, name.replace(/^:/, '').replaceAll(':', '/')) === directory);
}
/** The builds in the checkout that a build includes from beside itself. */
async function buildsOutside(root, workspace) {
    const paths = (await namesIn(root))
        .filter((name) => name.startsWith('..'))
        .map((name) => (0,external_node_path_.resolve)(root, name));
    return paths.filter((path) => (0,external_node_fs_.existsSync)(path) && !(0,src_paths/* isInside */.FK)(path, root) && (0,src_paths/* isInside */.FK)(workspace, path));
}
/** All texts in quotes of a build's settings. */
async function namesIn(root) {
    const settings = settingsIn(root);
    if (settings === undefined)
        return [];
    const text = (await (0,promises_.readFile)(settings, 'utf8')).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
    return [...text.matchAll(/(["'])([^"'\n]+)\1/g)].map(([, , name = '']) => name);
}

// EXTERNAL MODULE: ./node_modules/@xmldom/xmldom/lib/index.js
var lib = __webpack_require__(8351);
;// CONCATENATED MODULE: ./src/build/java/xml.ts

/** The root element of a document; what is malformed is for its own program to refuse. */
function parseXml(document) {
    try {
        const parser = new lib/* DOMParser */.S4({ onError: () => undefined });
        return parser.parseFromString(document, 'text/xml').documentElement ?? undefined;
    }
    catch {
        return undefined;
    }
}
/** All elements that a path of names leads to. */
function elementsAt(element, ...[first, ...rest]) {
    if (!element)
        return [];
    if (first === undefined)
        return [element];
    const children = [...element.childNodes].filter((child) => child.nodeName === first);
    return children.flatMap((child) => elementsAt(child, ...rest));
}
/** The text of the first element that a path of names leads to, without the space around it. */
function textAt(element, ...path) {
    return elementsAt(element, ...path)[0]?.textContent?.trim();
}

;// CONCATENATED MODULE: ./src/build/java/pom.ts




/** The POM of a directory, or of a path to a POM; undefined where there is none that can be read. */
async function readPom(at) {
    const path = fileAt(at);
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => '');
    const project = parseXml(text);
    return project && { path, project };
}
function fileAt(at) {
    return (0,external_node_fs_.statSync)(at, { throwIfNoEntry: false })?.isFile() ? at : (0,external_node_path_.join)(at, 'pom.xml');
}
/** A project's POM, those of its modules, and those of theirs. */
async function modulesOf(pom, seen = []) {
    if (seen.includes(pom.path))
        return [];
    const names = [pom.project, ...elementsAt(pom.project, 'profiles', 'profile')].flatMap((element) => [
        ...elementsAt(element, 'modules', 'module'),
        ...elementsAt(element, 'subprojects', 'subproject'),
    ]);
    const modules = await Promise.all(names.map(async (name) => {
        const module = await readPom((0,external_node_path_.resolve)((0,external_node_path_.dirname)(pom.path), textAt(name) ?? ''));
        return module ? modulesOf(module, [...seen, pom.path]) : [];
    }));
    return [pom, ...modules.flat()];
}
/** A POM, its parent where that is beside it on disk (`relativePath`), and so on. */
async function lineageOf(pom, seen = []) {
    const [given] = elementsAt(pom.project, 'parent');
    if (!given || seen.includes(pom.path))
        return [pom];
    const relativePath = textAt(given, 'relativePath') ?? '../pom.xml';
    const at = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(pom.path), relativePath);
    if (relativePath === '' || !(0,external_node_fs_.existsSync)(at))
        return [pom];
    const parent = await readPom(at);
    if (!parent || textAt(parent.project, 'artifactId') !== textAt(given, 'artifactId'))
        return [pom];
    return [pom, ...(await lineageOf(parent, [...seen, pom.path]))];
}
/** What a POM is known by to others. */
function idOf({ project }) {
    const groupId = textAt(project, 'groupId') ?? textAt(project, 'parent', 'groupId') ?? '';
    return `${groupId}:${textAt(project, 'artifactId') ?? ''}`;
}
/** What a POM itself names: dependencies, managed ones on request, those of its profiles too. */
function dependenciesOf(lineage, { managed }) {
    const fill = fillerOf(lineage);
    const owners = lineage.flatMap(({ project }) => [project, ...elementsAt(project, 'profiles', 'profile')]);
    return owners
        .flatMap((owner) => [
        ...elementsAt(owner, 'dependencies', 'dependency'),
        ...(managed ? elementsAt(owner, 'dependencyManagement', 'dependencies', 'dependency') : []),
    ])
        .map((dependency) => ({
        groupId: fill(textAt(dependency, 'groupId') ?? ''),
        artifactId: fill(textAt(dependency, 'artifactId') ?? ''),
        version: fill(textAt(dependency, 'version') ?? ''),
    }));
}
/** Fills in `${...}`, by the properties of the nearest POM that has them. */
function fillerOf(lineage) {
    const valueOf = (name) => {
        const own = name.replace(/^(project|pom)\./, '');
        for (const { project } of lineage) {
            const value = textAt(project, 'properties', name) ??
                (own === name ? undefined : (textAt(project, own) ?? textAt(project, 'parent', own)));
            if (value !== undefined)
                return value;
        }
        return undefined;
    };
    const fill = (text, depth = 0) => text.replace(/\$\{([^{}]+)\}/g, (reference, name) => {
        const value = valueOf(name);
        return value === undefined || depth > 9 ? reference : fill(value, depth + 1);
    });
    return (text) => fill(text);
}

;// CONCATENATED MODULE: ./src/build/java/maven.ts











const maven = {
    name: 'maven',
    language: 'Java',
    lockFiles: [],
    manifests: ['pom.xml'],
    toLock: 'Give every dependency in pom.xml an exact version.',
    takesExtras: false,
    isLocked: maven_isLocked,
    hasMember: maven_hasMember,
    build: maven_build,
};
const maven_tool = {
    name: 'Maven',
    command: 'mvn',
    remedy: 'Use a runner that has Maven, as those of GitHub do, and add a step with "uses: actions/setup-java@v5" before this one.',
    cures: [
        [
            /status code: 40[13]|40[13] (Unauthorized|Forbidden)/,
            'A repository refuses the credentials, or asks for some. Check settings.xml, and the variables of this step that it names.',
        ],
        [
            /Non-resolvable parent POM/,
            'A parent POM was not found. Check its version and "relativePath", and the repositories in settings.xml.',
        ],
        [
            /COMPILATION ERROR/,
            'A module that "source" depends on does not compile. Check that it does so with the Java of this runner.',
        ],
        [
            /Could not (find|resolve|transfer)|was not found in/,
            'A dependency was not found, as the log says. Check its name and version, and the repositories in pom.xml and settings.xml.',
        ],
    ],
};
/** Pinned: the version that a Maven takes by itself is as old as that Maven. */
const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.11.0';
/** Relative, so that each module of a build writes a list of its own. */
const list = '.lambda-layer-dependencies.txt';
async function maven_build(request, given) {
    const { source } = given;
    const root = (await rootsAbove(source, request.workspace, maven_hasMember)).at(-1) ?? source;
    const pom = await readPom(source);
    if (!pom) {
        throw new problem/* Problem */.AF('Input "source" has no pom.xml that can be read. Correct it, or point "source" at the directory that has one.');
    }
    const reactor = await reactorOf(root);
    // What Maven lists has no links in its paths.
    const work = await (0,promises_.realpath)(request.work);
    const project = await (0,copy/* copyProject */.N)({ ...given, root }, (0,external_node_path_.join)(work, 'project'), {
        reaches: await parentsOutside(root, reactor, request.workspace),
        leaveOut: maven_isLeftover,
    });
    const built = await builtIn(project.root);
    const ended = await runMaven((await needsModules(pom, reactor)) ? modulesFirst(project) : alone(project), project.root, request);
    const directory = (0,external_node_path_.join)(work, 'layer');
    const { warnings } = await layOut('Maven', await maven_listed((0,external_node_path_.join)(project.source, list)), {
        directory,
        runtimes: request.target.runtimes,
        built,
    });
    return {
        directory,
        version: versionIn(ended),
        license: await licenseOf(pom),
        warnings,
    };
}
/** What an earlier build has left. */
function maven_isLeftover(path) {
    return Promise.resolve((0,external_node_path_.basename)(path) === 'target' && (0,external_node_fs_.existsSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'pom.xml')));
}
const goal = [`${dependencyPlugin}:list`];
function alone({ root, source }) {
    return ['--file', (0,external_node_path_.join)((0,external_node_path_.relative)(root, source), 'pom.xml'), '--non-recursive', ...goal];
}
/**
 * The modules that a project needs are dependencies once they are packaged, in the same run. The list comes before its own
 * package, which may replace what it depends on, as shading does.
 */
function modulesFirst({ root, source }) {
    const module = (0,external_node_path_.relative)(root, source) || '.';
    return ['--projects', module, '--also-make', '-DskipTests', ...goal, 'package'];
}
function runMaven(args, cwd, request) {
    const settings = [
        '--batch-mode',
        '--show-version',
        '--no-transfer-progress',
        '-Dstyle.color=never',
        '-DincludeScope=runtime',
        `-DoutputFile=${list}`,
        '-DoutputAbsoluteArtifactFilename=true',
        // For what is packaged here: without it, archives have the time of the build in them.
        '-Dproject.build.outputTimestamp=1980-01-01T00:00:02Z',
    ];
    return runTool(maven_tool, [...settings, ...args], cwd, request);
}
/** What a line of `dependency:list` says: group, artifact, type, perhaps a classifier, version, scope and file. */
const line = /^ {3}([^:\s]+):([^:]+):([^:]+):(?:([^:]+):)?([^:]+):(?:compile|runtime):(.*?)(?: \(optional\))?(?: -- module .*)?$/;
async function maven_listed(path) {
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
    if (text === undefined) {
        throw new problem/* Problem */.AF('Maven reported success, but did not list what "source" depends on. Check what pom.xml says of maven-dependency-plugin: ' +
            'a configuration of it for the whole project turns what this action asks of it.');
    }
    return text.split('\n').flatMap((given) => {
        const [, group, artifact, type, classifier, version, file] = line.exec(given) ?? [];
        if (group === undefined || file === undefined || type === 'pom')
            return [];
        const name = [artifact, version, ...(classifier === undefined ? [] : [classifier])].join('-');
        return [{ owner: group, name: `${name}${/\.[a-z]+$/.exec(file)?.[0] ?? '.jar'}`, path: file }];
    });
}
/** Whether a project, or a parent of it, names another module of its build. */
async function needsModules(pom, reactor) {
    const modules = new Set(reactor.map(idOf));
    const named = dependenciesOf(await lineageOf(pom), { managed: false });
    return named.some(({ groupId, artifactId }) => {
        const id = `${groupId}:${artifactId}`;
        return modules.has(id) || (id.includes('${') && modules.size > 1);
    });
}
async function reactorOf(root) {
    const pom = await readPom(root);
    return pom ? modulesOf(pom) : [];
}
/** The parents of a build's modules that lie in the checkout, but not below the build's root. */
async function parentsOutside(root, reactor, workspace) {
    const lineages = await Promise.all(reactor.map((pom) => lineageOf(pom)));
    const paths = lineages.flat().map(({ path }) => path);
    return [...new Set(paths)].filter((path) => !(0,src_paths/* isInside */.FK)(root, path) && (0,src_paths/* isInside */.FK)(workspace, path));
}
async function maven_hasMember(root, directory) {
    const modules = await reactorOf(root);
    return modules.some(({ path }) => path !== (0,external_node_path_.join)(root, 'pom.xml') && (0,external_node_path_.dirname)(path) === directory);
}
const maven_inexact = /^[[(]|^(LATEST|RELEASE)$|-SNAPSHOT$/;
/** Maven has no lock file: what a build asks for is exact where no version is a range, or one that moves. */
async function maven_isLocked(directory) {
    const root = (await rootsAbove(directory, '/', maven_hasMember)).at(-1) ?? directory;
    const reactor = await reactorOf(root);
    const lineages = await Promise.all(reactor.map((pom) => lineageOf(pom)));
    const own = new Set(lineages.flat().map(idOf));
    return lineages.every((lineage) => {
        const parents = lineage.map(({ project }) => ({
            groupId: textAt(project, 'parent', 'groupId') ?? '',
            artifactId: textAt(project, 'parent', 'artifactId') ?? '',
            version: textAt(project, 'parent', 'version') ?? '',
        }));
        return [...parents, ...dependenciesOf(lineage, { managed: true })].every(({ groupId, artifactId, version }) => own.has(`${groupId}:${artifactId}`) || !maven_inexact.test(version));
    });
}
async function licenseOf(pom) {
    for (const { project } of await lineageOf(pom)) {
        const license = textAt(project, 'licenses', 'license', 'name');
        if (license !== undefined)
            return license;
    }
    return undefined;
}
/** As `--show-version` prints it, in colours that no option of Maven 3 takes away. */
function versionIn({ lines }) {
    return /Apache Maven (\d[\w.-]*)/.exec(lines.join('\n'))?.[1] ?? '';
}

// EXTERNAL MODULE: ./src/build/manager-names.ts
var manager_names = __webpack_require__(8274);
;// CONCATENATED MODULE: ./src/build/node/cures.ts
/** What to do where an archive is not the one that was locked. */
const whereBytesDiffer = 'A package is not the one that the lock file names. Find out why before you update the lock file.';

;// CONCATENATED MODULE: ./src/build/node/bun-tool.ts

const bunTool = {
    name: 'bun',
    command: 'bun',
    remedy: 'Add a step with "uses: oven-sh/setup-bun@v2" before this one.',
    cures: [
        [
            'lockfile had changes',
            'The lock file does not fit package.json. Run "bun install" and commit bun.lock.',
        ],
        [
            'not on disk',
            'A member of the workspace is not in the checkout. Check it out, or make the lock file again without it.',
        ],
        ['Integrity check failed', whereBytesDiffer],
        [
            / 401/,
            'A registry asks for credentials. Give them by bunfig.toml or .npmrc and a variable of this step.',
        ],
        [/ 403/, 'A registry refuses these credentials. Check the token that bunfig.toml or .npmrc takes.'],
        [/ 404/, 'A package does not exist in the registry that was asked. Check its name, and the registry.'],
    ],
};

;// CONCATENATED MODULE: ./src/build/install-scripts.ts
/** Whether a package may run code while it is installed. */
function mayRun(allowed, name) {
    return typeof allowed === 'boolean' ? allowed : allowed.includes(name);
}
/** The names that are allowed to run code and are not among those that are installed; `form` gives the form in which those are written. */
function namedBeyond(allowed, installed, form = (name) => name) {
    return typeof allowed === 'boolean' ? [] : allowed.filter((name) => !installed.includes(form(name)));
}
/** What a reader should know of install scripts. */
function warningsAboutScripts({ heldBack, notFound }) {
    return [
        ...(heldBack.length > 0
            ? [
                `Install scripts were not run: ${heldBack.join(', ')}. Name those that must run in "install-scripts".`,
            ]
            : []),
        ...(notFound.length > 0
            ? [
                `Input "install-scripts" names ${notFound.join(', ')}, of which nothing is installed. Check the names.`,
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./src/build/node/package-json.ts




/** The package.json of a directory. Throws a Problem where there is none, or where it is not a JSON object. */
async function readManifest(directory) {
    const path = (0,external_node_path_.join)(directory, 'package.json');
    if (!(0,external_node_fs_.existsSync)(path)) {
        throw new problem/* Problem */.AF('Input "source" has no package.json. Point it at the directory that has one.');
    }
    try {
        const manifest = JSON.parse((await (0,promises_.readFile)(path, 'utf8')).replace(/^\ufeff/, ''));
        if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest))
            return manifest;
    }
    catch {
        // Said below, as for JSON that is no object.
    }
    throw new problem/* Problem */.AF(`${path} is not a JSON object. Correct it.`);
}
/** The package.json of a directory, or an empty one where there is none that can be read. */
async function manifestIn(directory) {
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'package.json')) ? readManifest(directory).catch(() => ({})) : {};
}

;// CONCATENATED MODULE: ./src/build/node/asked-version.ts




/**
 * The version of a package manager that the package.json of a project's copy asks for, if it does. Where it asks for another
 * manager, that is taken out of the copy: it would refuse to work, although the user has chosen it.
 */
async function takeAskedVersion(root, manager) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'package.json')))
        return undefined;
    const manifest = await readManifest(root);
    const { packageManager, devEngines } = manifest;
    const [, name, version] = /^([^@]+)@([^+]+)/.exec(String(packageManager)) ?? [];
    const isOther = name !== undefined && name !== manager;
    const isOtherEngine = enginesOf(manifest).some((engine) => engine !== manager);
    if (isOther || isOtherEngine) {
        const { packageManager: asked, devEngines: { packageManager: _engine, ...engines } = {}, ...rest } = manifest;
        const changed = {
            ...rest,
            ...(isOther ? {} : { packageManager: asked }),
            devEngines: isOtherEngine ? engines : devEngines,
        };
        await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'package.json'), JSON.stringify(changed, undefined, 2));
    }
    return isOther ? undefined : version;
}
/** The package managers that `devEngines` allows. */
function enginesOf({ devEngines }) {
    const asked = [devEngines?.['packageManager'] ?? []].flat();
    return asked.map(({ name }) => String(name));
}

;// CONCATENATED MODULE: ./src/build/node/judge.ts

/**
 * A manager can end well and have left out what the source, or another directory of the repository, asks for: a Problem names it.
 * What only a published package lacks can have been taken out on purpose, by overrides: see `warningsAbout`.
 */
function requireAll({ source, packages, missing }, manager) {
    const lacking = missing.filter(({ neededBy }) => isOwn(neededBy, source));
    if (lacking.length > 0) {
        throw new problem/* Problem */.AF(`${manager} reported success, but did not install ${namesOf(lacking, source)}. Check that the lock file has it for ` +
            'the target, and that the directories of local dependencies and workspace members are in the checkout. With npm, a ' +
            'local dependency outside of the project needs a lock file of its own.');
    }
    if (packages.length > 0)
        return;
    throw new problem/* Problem */.AF('The package.json in "source" asks for no production dependencies: the layer would be empty. ' +
        (source.manifest.workspaces === undefined
            ? 'Point "source" at the package that does.'
            : 'Point "source" at the workspace member that does.'));
}
/** What a reader should know of what was installed. */
function warningsAbout(closure, target) {
    const { source, missing, misfits, leftOut } = closure;
    const lacking = missing.filter(({ neededBy }) => !isOwn(neededBy, source));
    const unpinned = unpinnedOf(closure);
    const platform = `linux ${target.architecture}`;
    return [
        ...told(lacking, (names) => `Packages depend on what was not installed: ${names}. They may fail at run time.`),
        ...told(misfits, (names) => `By what they say themselves, these packages do not run on ${platform}: ${names}.`),
        ...told(leftOut, (names) => `What looks like the part for ${platform} was not installed: ${names}. If the lock file was made on another ` +
            'system, make it again without node_modules, and commit it.'),
        ...told(unpinned, (names) => `Dependencies come from git or from a web address: ${names}. Registries vouch for what they publish; nobody does ` +
            'for these.'),
    ];
    function told(findings, tell) {
        return findings.length === 0 ? [] : [tell(namesOf(findings, source))];
    }
}
function isOwn(one, source) {
    return one === source || one.isLocal;
}
function namesOf(findings, source) {
    const names = findings.map(({ name, neededBy }) => neededBy === source ? name : `${name} (needed by ${String(neededBy.manifest.name)})`);
    return [...new Set(names)].join(', ');
}
/** What was installed from git, from a forge or from a web address, by what is asked for. */
function unpinnedOf({ source, packages }) {
    return [...new Set([source, ...packages])].flatMap((neededBy) => {
        const { dependencies, optionalDependencies } = neededBy.manifest;
        return Object.entries({ ...dependencies, ...optionalDependencies })
            .filter(([name, spec]) => neededBy.dependencies.has(name) && isRemote(String(spec)))
            .map(([name]) => ({ name, neededBy }));
    });
}
/** `git+ssh://...`, `https://...`, `github:owner/name` or `owner/name`. */
function isRemote(spec) {
    return /^(git[+:@]|https?:|github:|gitlab:|bitbucket:|gist:|ssh:)|^[\w-]+\/[\w.-]+(#|$)/.test(spec);
}

;// CONCATENATED MODULE: ./src/build/node/layout.ts

/**
 * The node_modules in which code anywhere finds what it finds where the manager has installed it: each package at the top, or
 * where another one of its name is there, below those that use it. Throws a Problem for a tree without an end.
 */
function layout_layOut({ visible }) {
    const top = new Map();
    for (const [name, found] of sorted(visible))
        top.set(name, { package: found, modules: new Map() });
    for (const placed of top.values())
        fill(placed, { scopes: [top], above: [] });
    return top;
}
function fill(placed, { scopes, above }) {
    const { package: own, modules } = placed;
    if (above.filter((one) => one === own).length > 1) {
        throw new problem/* Problem */.AF(`The dependency ${String(own.manifest.name)} depends on itself in several versions, and has no end as files. ` +
            'Let it depend on one of them.');
    }
    const inner = [modules, ...scopes];
    for (const [name, found] of [...sorted(own.nested), ...sorted(own.dependencies)]) {
        const seen = inner.find((scope) => scope.has(name))?.get(name)?.package;
        if (seen !== found)
            modules.set(name, { package: found, modules: new Map() });
    }
    for (const child of modules.values())
        fill(child, { scopes: inner, above: [...above, own] });
}
function sorted(packages) {
    return [...packages].sort(([one], [other]) => (one < other ? -1 : 1));
}
/** Every package of a layout, those around another one first. */
function* everyPlace(modules, within = 'node_modules') {
    for (const [name, placed] of modules) {
        const path = `${within}/${name}`;
        yield { path, placed };
        yield* everyPlace(placed.modules, `${path}/node_modules`);
    }
}

;// CONCATENATED MODULE: ./src/build/node/members.ts





/** The patterns in package.json's `workspaces`: a list, or an object with the list as `packages`. */
const workspacesOf = async (root) => {
    const { workspaces } = await manifestIn(root);
    const patterns = Array.isArray(workspaces)
        ? workspaces
        : workspaces?.packages;
    return Array.isArray(patterns) ? patterns : [];
};
/** Whether a directory is a package that a workspace's patterns make a member. */
async function members_hasMember(patternsOf, root, directory) {
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'package.json')) && isMember(await patternsOf(root), root, directory);
}
/** The directories of a workspace's members. */
async function membersOf(patternsOf, root) {
    const patterns = await patternsOf(root);
    if (patterns.length === 0)
        return [];
    const directories = await packagesBelow(root);
    return directories.filter((directory) => isMember(patterns, root, directory));
}
async function packagesBelow(directory) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true });
    const below = entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map(({ name }) => (0,external_node_path_.join)(directory, name));
    const found = await Promise.all(below.map((one) => packagesBelow(one)));
    const own = below.filter((one) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(one, 'package.json')));
    return [...own, ...found.flat()].sort();
}

;// CONCATENATED MODULE: ./src/build/node/local.ts





/** The directories and archives of the checkout that lie outside of a project's root, and that it, its members or these themselves depend on. */
async function localDependencies({ root, source }, workspace, patternsOf) {
    const toRead = [root, source, ...(await membersOf(patternsOf, root))];
    const seen = new Set();
    for (const directory of toRead) {
        if (seen.has(directory))
            continue;
        seen.add(directory);
        toRead.push(...(await pathsIn(directory)).filter((path) => (0,src_paths/* isInside */.FK)(workspace, path) && (0,external_node_fs_.existsSync)(path)));
    }
    return [...seen].filter((path) => !(0,src_paths/* isInside */.FK)(root, path));
}
/** The paths that a package depends on. */
async function pathsIn(directory) {
    const { dependencies, optionalDependencies, devDependencies } = await manifestIn(directory);
    const specs = Object.values({ ...devDependencies, ...dependencies, ...optionalDependencies });
    return specs.flatMap((spec) => {
        const path = pathIn(String(spec));
        return path === undefined ? [] : [(0,external_node_path_.resolve)(directory, path)];
    });
}
/** The path in `file:../x`, `link:../x`, `portal:../x` or `../x`. */
function pathIn(spec) {
    return /^(?:file|link|portal):(?:\/\/(?=\/))?(.+)$/.exec(spec)?.[1] ?? /^\.{1,2}(?:\/.*)?$/.exec(spec)?.[0];
}
/**
 * Whether a path is what an earlier install has left in a project, and not part of it. What a package bundles lies in its
 * node_modules too, and is part of it.
 */
async function local_isLeftover(root, path) {
    if ((0,external_node_path_.basename)(path) !== 'node_modules')
        return false;
    const owner = (0,external_node_path_.dirname)(path);
    if (owner === root || !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(owner, 'package.json')))
        return true;
    const { bundledDependencies, bundleDependencies } = await manifestIn(owner);
    return (bundledDependencies ?? bundleDependencies) === undefined;
}

;// CONCATENATED MODULE: ./src/build/node/target.ts
/** An architecture as Node.js names it. */
const cpuOf = { x86_64: 'x64', arm64: 'arm64' };
/** What Lambda runs: `os`, `cpu` and `libc` as a package.json names them. */
function platformOf({ architecture }) {
    return { os: 'linux', cpu: cpuOf[architecture], libc: 'glibc' };
}
/** The flags by which npm, pnpm and bun install for another platform than the runner's. */
function platformFlags(target) {
    return Object.entries(platformOf(target)).map(([key, value]) => `--${key}=${value}`);
}
/** Whether a package says that it runs on the target. */
function fits(manifest, target) {
    return Object.entries(platformOf(target)).every(([key, value]) => admits(manifest[key], value));
}
/** Whether a list such as `["linux", "darwin"]` or `["!win32"]` has room for a value. */
function admits(list, value) {
    const items = (Array.isArray(list) ? list : list === undefined ? [] : [list]).map(String);
    const allowed = items.filter((item) => !item.startsWith('!'));
    if (items.includes(`!${value}`))
        return false;
    return allowed.length === 0 || allowed.includes(value) || allowed.includes('any');
}
/** Whether a package is by its name the part of another that runs on the target, such as `@img/sharp-linux-arm64`. */
function isNamedFor(name, { architecture }) {
    const parts = name.split(/[/._-]/);
    const isOther = parts.some((part) => part.includes('musl'));
    return parts.includes('linux') && parts.includes(cpuOf[architecture]) && !isOther;
}

;// CONCATENATED MODULE: ./src/build/node/packages.ts





/** What an installed project needs for production, found as Node.js finds it, whatever the manager's layout. */
async function findPackages({ source: start, boundary, target, lockedNames, }) {
    const find = finder(boundary);
    const source = await find.at(start);
    const packages = new Set();
    const findings = { missing: [], misfits: [], leftOut: [] };
    const take = async (neededBy) => {
        for (const [name, need] of needsOf(neededBy.manifest, lockedNames)) {
            if (need === 'weak')
                continue;
            const found = await find.from(neededBy, name);
            const isFit = found !== undefined && fits(found.manifest, target);
            if (!found && need === 'dependency')
                findings.missing.push({ name, neededBy });
            if (!found && need === 'optional' && isNamedFor(name, target))
                findings.leftOut.push({ name, neededBy });
            if (found && !isFit && need !== 'optional')
                findings.misfits.push({ name, neededBy });
            if (!found || (!isFit && need === 'optional'))
                continue;
            neededBy.dependencies.set(name, found);
            packages.add(found);
        }
    };
    await take(source);
    // A set is also walked over what is added meanwhile.
    for (const one of packages)
        if (one !== source)
            await take(one);
    await addWeak(packages, find);
    await addNested(packages, find);
    return {
        source,
        packages: [...packages],
        required: requiredBy(source),
        visible: await visibleFrom(source, packages, find),
        ...findings,
    };
}
function finder(boundary) {
    const known = new Map();
    const at = async (directory) => {
        const place = await (0,promises_.realpath)(directory);
        const found = known.get(place) ?? {
            directory: place,
            manifest: await manifestIn(place),
            isLocal: !(0,external_node_path_.relative)(boundary, place).split(external_node_path_.sep).includes('node_modules'),
            dependencies: new Map(),
            nested: new Map(),
        };
        known.set(place, found);
        return found;
    };
    return {
        at,
        from: async ({ directory }, name) => {
            const places = placesOf(name, directory, boundary);
            // A folder alone is no package: some managers make one for a workspace member that is not there.
            const place = places.find((candidate) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(candidate, 'package.json')));
            return place === undefined ? undefined : at(place);
        },
        in: async (directory) => {
            const modules = (0,external_node_path_.join)(directory, 'node_modules');
            const names = (await packages_namesIn(modules)).filter((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(modules, name, 'package.json')));
            return new Map(await Promise.all(names.map(async (name) => [name, await at((0,external_node_path_.join)(modules, name))])));
        },
    };
}
/** A directory and those above it, up to the boundary. */
function upward(directory, boundary) {
    const parent = (0,external_node_path_.dirname)(directory);
    const isEnd = directory === boundary || parent === directory;
    return isEnd ? [directory] : [directory, ...upward(parent, boundary)];
}
/** Where Node.js looks for a name from a directory, up to the boundary. */
function placesOf(name, directory, boundary) {
    return upward(directory, boundary)
        .filter((one) => (0,external_node_path_.basename)(one) !== 'node_modules')
        .map((one) => (0,external_node_path_.join)(one, 'node_modules', name));
}
function needsOf(manifest, lockedNames = new Map()) {
    const { peerDependencies = {}, peerDependenciesMeta = {}, dependencies = {} } = manifest;
    const bundled = manifest.bundledDependencies ?? manifest.bundleDependencies;
    const peers = Object.keys(peerDependencies).map((name) => [
        name,
        peerDependenciesMeta[name]?.optional ? 'weak' : 'peer',
    ]);
    const added = lockedNames.get(`${String(manifest.name)}@${String(manifest.version)}`) ?? [];
    return new Map([
        ...added.map((name) => [name, 'peer']),
        ...peers,
        ...(Array.isArray(bundled) ? bundled.map((name) => [String(name), 'optional']) : []),
        ...Object.keys(dependencies).map((name) => [name, 'dependency']),
        ...Object.keys(manifest.optionalDependencies ?? {}).map((name) => [name, 'optional']),
    ]);
}
async function addWeak(packages, find) {
    for (const one of packages) {
        for (const [name, need] of needsOf(one.manifest)) {
            const found = need === 'weak' ? await find.from(one, name) : undefined;
            if (found && packages.has(found))
                one.dependencies.set(name, found);
        }
    }
}
async function addNested(packages, find) {
    for (const one of packages) {
        for (const [name, found] of await find.in(one.directory)) {
            if (packages.has(found))
                one.nested.set(name, found);
        }
    }
}
/** The names of the packages in a node_modules, sorted. */
async function packages_namesIn(modules) {
    if (!(0,external_node_fs_.existsSync)(modules))
        return [];
    const names = (await (0,promises_.readdir)(modules)).filter((name) => !name.startsWith('.'));
    const lists = names.map(async (name) => name.startsWith('@') ? (await (0,promises_.readdir)((0,external_node_path_.join)(modules, name))).map((inner) => `${name}/${inner}`) : [name]);
    return (await Promise.all(lists)).flat().sort();
}
/**
 * A name that the source does not depend on itself means to it what its manager has put beside its dependencies, else the first
 * package of that name: any code may find it then, as it would in npm's own layout. What lies inside of another stays there.
 */
async function visibleFrom(source, packages, find) {
    const visible = new Map(source.dependencies);
    const inside = new Set([...packages].flatMap(({ nested }) => [...nested.values()]));
    for (const one of packages) {
        for (const [name, first] of one.dependencies) {
            if (visible.has(name))
                continue;
            const found = await find.from(source, name);
            if (found && packages.has(found))
                visible.set(name, found);
            else if (!inside.has(first))
                visible.set(name, first);
        }
    }
    return visible;
}
function requiredBy(source) {
    const required = new Set([source]);
    for (const one of required) {
        const needs = needsOf(one.manifest);
        for (const [name, found] of one.dependencies) {
            if (needs.get(name) === 'dependency' || needs.get(name) === 'peer')
                required.add(found);
        }
    }
    return required;
}

;// CONCATENATED MODULE: ./src/build/node/npm-tool.ts


const npmTool = {
    name: 'npm',
    command: 'npm',
    remedy: 'Add a step with "uses: actions/setup-node@v6" before this one.',
    cures: [
        ['code EUSAGE', 'The lock file does not fit package.json. Run "npm install" and commit the lock file.'],
        ['code EINTEGRITY', whereBytesDiffer],
        [
            'code EBADPLATFORM',
            "A package says that it does not run on this runner, or on the target. Build on a runner of the target's " +
                'architecture, or make the package optional.',
        ],
        [
            'code EBADENGINE',
            'A package asks for another Node.js than this runner has. Add a step with "uses: actions/setup-node@v6" and the ' +
                "target's version before this one.",
        ],
        [
            'code EBADDEVENGINES',
            'package.json asks in "devEngines" for another Node.js or npm than this runner has. Set that up before this step.',
        ],
        [
            'code E401',
            'A registry asks for credentials. Give them by .npmrc and a variable of this step, such as NODE_AUTH_TOKEN.',
        ],
        [
            'code E403',
            'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
        ],
        [
            'code E404',
            'A package does not exist in the registry that was asked. Check its name, and the registry in .npmrc.',
        ],
    ],
};
/**
 * What the user's settings must not turn: where npm works, and that it does. With `location=global` in an .npmrc, npm
 * would install the project into the runner's own global folder, and delete what else is there (npm 11).
 */
const ownSettings = [
    '--global=false',
    '--location=project',
    '--dry-run=false',
    '--package-lock-only=false',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
];
/** Runs an npm command in a project's directory. Throws a Problem where it fails. */
function runNpm(args, cwd, setting) {
    return runTool(npmTool, [...args, ...ownSettings], cwd, setting);
}

;// CONCATENATED MODULE: ./src/build/node/scripts.ts






/**
 * Runs the install scripts that are allowed, in what a manager has installed without any. It is npm that runs them, whatever the
 * manager: it can do so in any layout, and is there where Node.js is. Throws a Problem.
 */
async function runScripts(laid, request) {
    const { installScripts: allowed } = request;
    const isAllowed = ({ placed }) => mayRun(allowed, nameOf(placed.package));
    const withScripts = laid.places.filter(({ path, placed }) => hasScripts(placed.package.manifest, (0,external_node_path_.join)(laid.directory, path)));
    const toRun = withScripts.filter(isAllowed);
    const heldBack = withScripts.filter((candidate) => !isAllowed(candidate));
    if (toRun.length > 0) {
        requireOwnTarget(toRun, request.target);
        await rebuild(toRun, laid, request);
    }
    await requireBinaries(heldBack, laid);
    return {
        heldBack: scripts_namesOf(heldBack),
        notFound: namedBeyond(allowed, scripts_namesOf(laid.places)),
    };
}
/** A package's own name; it can be installed as another one. */
function nameOf({ manifest, directory }) {
    return manifest.name ?? directory.split('node_modules/').at(-1) ?? directory;
}
function scripts_namesOf(places) {
    return [...new Set(places.map(({ placed }) => nameOf(placed.package)))];
}
const events = ['preinstall', 'install', 'postinstall'];
/** npm builds what has a binding.gyp also without a script that says so. */
function hasScripts({ scripts = {}, gypfile }, directory) {
    if (events.some((event) => scripts[event]))
        return true;
    return gypfile !== false && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'binding.gyp'));
}
/** What an install script compiles or fetches is for the machine that it runs on. */
function requireOwnTarget(toRun, { architecture, isOwn }) {
    if (isOwn)
        return;
    throw new problem/* Problem */.AF(`The install scripts of ${scripts_namesOf(toRun).join(', ')} would make a layer for this runner, ` +
        `and it is meant for ${architecture}. Use a runner of that architecture, or run no install scripts.`);
}
async function rebuild(toRun, laid, request) {
    const { directory, npmrc } = laid;
    const own = (0,external_node_path_.join)(directory, '.npmrc');
    if ((0,external_node_fs_.existsSync)(npmrc))
        await (0,promises_.cp)(npmrc, own);
    try {
        // By paths: a name could be that of another package too, by an alias.
        const paths = toRun.map(({ path }) => `./${path}`);
        await runNpm(['rebuild', ...paths, '--ignore-scripts=false', '--foreground-scripts'], directory, request);
    }
    catch (error) {
        throw new problem/* Problem */.AF(`An install script of ${scripts_namesOf(toRun).join(', ')} failed: ${(0,problem/* messageOf */.bD)(error)}`, {
            cause: error,
        });
    }
    finally {
        await (0,promises_.rm)(own, { force: true });
    }
    for (const { path } of toRun)
        await removeWorkings((0,external_node_path_.join)(directory, path, 'build'));
}
/** What node-gyp leaves beside what it makes has the paths of this build in it. */
async function removeWorkings(build) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(build, 'config.gypi')))
        return;
    const names = await (0,promises_.readdir)(build, { recursive: true });
    const workings = names.filter((name) => /^((\w+\.)?Makefile|config\.gypi|[^/]+\.mk|\w+\/(obj|\.deps|obj\.target))$/.test(name));
    for (const name of workings)
        await (0,promises_.rm)((0,external_node_path_.join)(build, name), { recursive: true, force: true });
}
/** The programs that make or fetch a native addon's binary. */
const builders = /\b(node-gyp|node-pre-gyp|prebuild-install|node-gyp-build|cmake-js)\b/;
/** A native addon whose binary its install script would have made or fetched cannot load: better to stop here. */
async function requireBinaries(heldBack, { directory, closure }) {
    const broken = [];
    for (const held of heldBack) {
        const { package: own } = held.placed;
        if (!closure.required.has(own) || !isAddon(own.manifest, (0,external_node_path_.join)(directory, held.path)))
            continue;
        const optional = Object.keys(own.manifest.optionalDependencies ?? {});
        const parts = optional.flatMap((name) => own.dependencies.get(name) ?? []);
        const found = await Promise.all([own, ...parts].map((one) => hasBinary(one.directory)));
        if (!found.includes(true))
            broken.push(held);
    }
    if (broken.length === 0)
        return;
    const names = scripts_namesOf(broken).join(', ');
    throw new problem/* Problem */.AF(`${names} cannot work without its install script, which makes or fetches its binary. ` +
        `Set "install-scripts: ${names}" if you trust it.`);
}
function isAddon({ scripts = {} }, directory) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'binding.gyp')))
        return true;
    return events.some((event) => builders.test(scripts[event] ?? ''));
}
async function hasBinary(directory) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return false;
    const names = await (0,promises_.readdir)(directory, { recursive: true });
    return names.some((name) => name.endsWith('.node') && !name.includes('node_modules'));
}

;// CONCATENATED MODULE: ./src/build/node/write.ts





/** Writes a layout as files into a directory, with the commands of its packages in `.bin`; nothing is linked to where it was installed. */
async function writeLayout(modules, directory) {
    for (const { path, placed } of everyPlace(modules))
        await copyPackage(placed.package, (0,external_node_path_.join)(directory, path));
    await linkCommands(modules, (0,external_node_path_.join)(directory, 'node_modules'));
}
/** Of the repository's own directories no node_modules comes along; what a published package has deeper inside is part of it. */
async function copyPackage({ directory, isLocal }, to) {
    const own = (0,external_node_path_.join)(directory, 'node_modules');
    const isLeftOut = (path) => path === own || (isLocal && (0,external_node_path_.basename)(path) === 'node_modules');
    await copyFiles(directory, to, directory, isLeftOut);
}
/** Copies a directory or file; what its links find outside of `home` comes along as files, as it will not be found from the layer. */
async function copyFiles(from, to, home, isLeftOut) {
    const outside = [];
    await (0,promises_.cp)(from, to, {
        recursive: true,
        verbatimSymlinks: true,
        filter: async (path, place) => {
            if (isLeftOut(path))
                return false;
            const target = (await (0,promises_.lstat)(path)).isSymbolicLink()
                ? await (0,promises_.realpath)(path).catch(() => undefined)
                : undefined;
            // A link to a directory around it has no end as files: it stays for the check of the tree to refuse.
            if (target === undefined || (0,src_paths/* isInside */.FK)(home, target) || (0,src_paths/* isInside */.FK)(target, home))
                return true;
            outside.push({ target, place });
            return false;
        },
    });
    for (const { target, place } of outside)
        await copyFiles(target, place, target, isLeftOut);
}
/** As npm does: a relative link for each command of the packages in a node_modules. */
async function linkCommands(modules, directory) {
    for (const [name, placed] of modules) {
        for (const [command, file] of commandsOf(placed)) {
            const link = (0,external_node_path_.join)(directory, '.bin', command);
            const path = (0,external_node_path_.join)(directory, name, file);
            if (!(0,external_node_fs_.existsSync)(path) || (0,external_node_fs_.existsSync)(link))
                continue;
            await (0,promises_.mkdir)((0,external_node_path_.join)(directory, '.bin'), { recursive: true });
            await (0,promises_.chmod)(path, 0o755);
            await (0,promises_.symlink)(external_node_path_.posix.join('..', name, file), link);
        }
        await linkCommands(placed.modules, (0,external_node_path_.join)(directory, name, 'node_modules'));
    }
}
/** The commands of a package by their names, each with its file; names and files that would lead out of their directory are none. */
function commandsOf({ package: { manifest } }) {
    return Object.entries(binOf(manifest)).flatMap(([name, file]) => {
        const command = (0,external_node_path_.basename)(name);
        const path = external_node_path_.posix.normalize(String(file));
        return /^\.{0,2}$/.test(command) || /^(\.\.)?(\/|$)/.test(path)
            ? []
            : [[command, path]];
    });
}
function binOf({ name, bin }) {
    if (typeof bin === 'string' && name !== undefined)
        return { [name]: bin };
    return typeof bin === 'object' && bin !== null ? { ...bin } : {};
}

;// CONCATENATED MODULE: ./src/build/node/manager.ts















/** Makes a layer by a package manager: what the source needs, as files, however the manager has laid it out. Throws a Problem. */
async function buildBy(manager, { env, ...rest }, given) {
    const { tool, patternsOf, settingsAbove = [], lockedNames } = manager;
    // Corepack, which may stand in for a manager's program, would ask before it downloads.
    const request = { ...rest, env: { ...env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' } };
    const { workspace, work, target } = request;
    const { license } = await readManifest(given.source);
    const boundary = (0,external_node_path_.join)(await (0,promises_.realpath)(work), 'project');
    const outside = await localDependencies(given, workspace, patternsOf);
    const project = await (0,copy/* copyProject */.N)(given, boundary, {
        reaches: [...outside, ...filesAbove(given.root, workspace, settingsAbove)],
        leaveOut: (path) => local_isLeftover(given.root, path),
    });
    const asked = await takeAskedVersion(project.root, tool.name);
    const version = await versionOf(tool, versionLine, project.root, request);
    const there = outside.map((path) => (0,external_node_path_.join)(project.root, (0,external_node_path_.relative)(given.root, path)));
    await manager.install({ ...project, outside: there }, request, version);
    const closure = await findPackages({
        source: project.source,
        boundary,
        target,
        lockedNames: (await lockedNames?.(project.root, request, version)) ?? new Map(),
    });
    requireAll(closure, tool.name);
    const modules = layout_layOut(closure);
    const places = [...everyPlace(modules)];
    const directory = (0,external_node_path_.join)(work, 'layer');
    await writeLayout(modules, (0,external_node_path_.join)(directory, 'nodejs'));
    const scripts = await runScripts({
        directory: (0,external_node_path_.join)(directory, 'nodejs'),
        places,
        closure,
        npmrc: (0,external_node_path_.join)(project.root, '.npmrc'),
    }, request);
    return {
        directory,
        own: places.filter(({ placed }) => placed.package.isLocal).map(({ path }) => `nodejs/${path}`),
        version,
        license: typeof license === 'string' ? license : undefined,
        warnings: [
            ...(asked === undefined || asked === version
                ? []
                : [
                    `package.json asks for ${tool.name} ${asked}, and ${version} has installed. Set up that one before this step.`,
                ]),
            ...warningsAbout(closure, target),
            ...warningsAboutScripts(scripts),
        ],
    };
}
const versionLine = /^v?(\d+\.\d+\.\d+\S*)$/;
/** The files of these names in the directories above one, up to the workspace. */
function filesAbove(directory, workspace, names) {
    return above(directory, workspace)
        .flatMap((parent) => names.map((name) => (0,external_node_path_.join)(parent, name)))
        .filter((path) => (0,external_node_fs_.existsSync)(path));
}

;// CONCATENATED MODULE: ./src/build/node/bun.ts






const manager = { tool: bunTool, patternsOf: workspacesOf, install };
const bun = {
    name: 'bun',
    language: 'Node.js',
    lockFiles: ['bun.lock', 'bun.lockb'],
    manifests: [],
    toLock: 'Let "bun install" write bun.lock, and commit it.',
    takesExtras: false,
    hasMember: (root, directory) => members_hasMember(workspacesOf, root, directory),
    build: (request, project) => buildBy(manager, request, project),
};
/** What the user's settings, from bunfig.toml or the environment, give way to: production only, for the target, no scripts. */
async function install({ root, source, locked }, request) {
    const isWorkspace = (await workspacesOf(root)).length > 0;
    await runTool(bunTool, [
        'install',
        locked ? '--frozen-lockfile' : '--no-save',
        '--production',
        '--ignore-scripts',
        '--linker=hoisted',
        '--backend=copyfile',
        ...platformFlags(request.target),
        ...(isWorkspace ? [`--filter=./${(0,external_node_path_.relative)(root, source)}`] : []),
    ], root, request);
}

;// CONCATENATED MODULE: ./src/build/node/npm.ts







const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json'];
const npm_manager = { tool: npmTool, patternsOf: workspacesOf, install: npm_install };
const npm = {
    name: 'npm',
    language: 'Node.js',
    lockFiles,
    manifests: ['package.json'],
    toLock: 'Let "npm install" write package-lock.json, and commit it.',
    takesExtras: false,
    hasMember: (root, directory) => members_hasMember(workspacesOf, root, directory),
    build: (request, project) => buildBy(npm_manager, request, project),
};
async function npm_install(project, request) {
    const { root, source, locked, outside } = project;
    const member = source === root ? [] : [`--workspace=${(0,external_node_path_.relative)(root, source)}`];
    await installIn(root, locked, member, request);
    for (const directory of outside)
        await installOutside(directory, project, request);
}
/** npm links to a directory outside of a project, and leaves it to itself: what that one depends on is not installed. */
async function installOutside(directory, { locked }, request) {
    const { dependencies, optionalDependencies } = await manifestIn(directory);
    if (Object.keys({ ...dependencies, ...optionalDependencies }).length === 0)
        return;
    const hasLock = lockFiles.some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, name)));
    // Of a locked project nothing is installed unlocked: it is missing then, if the project needs it.
    if (hasLock || !locked)
        await installIn(directory, hasLock, [], request);
}
/**
 * What the user's settings, from .npmrc or the environment, give way to: production only, for the target, no scripts.
 * `--include=prod` is there because an `include=dev` would beat `--omit=dev`.
 */
async function installIn(directory, locked, member, request) {
    const command = locked ? ['ci'] : ['install', '--no-package-lock'];
    const settings = ['--omit=dev', '--include=prod', '--ignore-scripts', '--install-strategy=hoisted'];
    await runNpm([...command, ...member, ...settings, ...platformFlags(request.target)], directory, request);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./src/build/node/pnpm-tool.ts

const pnpmTool = {
    name: 'pnpm',
    command: 'pnpm',
    remedy: 'Add a step with "uses: pnpm/action-setup@v4" before this one.',
    cures: [
        [
            'ERR_PNPM_OUTDATED_LOCKFILE',
            'The lock file does not fit package.json. Run "pnpm install" and commit pnpm-lock.yaml.',
        ],
        [
            'ERR_PNPM_LOCKFILE_CONFIG_MISMATCH',
            'The settings of pnpm are not those that the lock file was made with. Run "pnpm install" and commit pnpm-lock.yaml.',
        ],
        [
            'ERR_PNPM_LOCKFILE_BREAKING_CHANGE',
            'The lock file is not one of this version of pnpm. Set up the version that made it, or name it in "packageManager".',
        ],
        ['ERR_PNPM_TARBALL_INTEGRITY', whereBytesDiffer],
        [
            'ERR_PNPM_UNSUPPORTED_ENGINE',
            'package.json asks in "engines" for another Node.js or pnpm than this runner has. Set that up before this step.',
        ],
        [
            'ERR_PNPM_BAD_CONFIG_DEP',
            'The version of pnpm that package.json names in "packageManager" could not be fetched. Set up that one before this step.',
        ],
        [
            'ERR_PNPM_BAD_PM_VERSION',
            'package.json asks for another version of pnpm than this runner has. Set that up before this step.',
        ],
        [
            'ERR_PNPM_FETCH_401',
            'A registry asks for credentials. Give them by .npmrc and a variable of this step.',
        ],
        [
            'ERR_PNPM_FETCH_403',
            'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
        ],
        [
            'ERR_PNPM_FETCH_404',
            'A package does not exist in the registry that was asked. Check its name, and the registry in .npmrc.',
        ],
        ["Unknown option: 'cpu'", 'This pnpm cannot install for a target. Set up pnpm 10.14 or newer.'],
    ],
};

;// CONCATENATED MODULE: ./src/build/node/pnpm.ts








const patternsOf = async (root) => patternsIn(await (0,promises_.readFile)((0,external_node_path_.join)(root, 'pnpm-workspace.yaml'), 'utf8').catch(() => ''));
const pnpm_manager = { tool: pnpmTool, patternsOf, lockedNames, install: pnpm_install };
const pnpm = {
    name: 'pnpm',
    language: 'Node.js',
    lockFiles: ['pnpm-lock.yaml'],
    manifests: [],
    toLock: 'Let "pnpm install" write pnpm-lock.yaml, and commit it.',
    takesExtras: false,
    hasMember: (root, directory) => members_hasMember(patternsOf, root, directory),
    build: (request, project) => buildBy(pnpm_manager, request, project),
};
/** The patterns in pnpm-workspace.yaml, where negated ones win wherever they stand. A file that cannot be read is for pnpm to refuse. */
function patternsIn(text) {
    try {
        const { packages } = ((0,dist/* parse */.qg)(text) ?? {});
        const patterns = Array.isArray(packages) ? packages : [];
        const isNegated = (pattern) => String(pattern).startsWith('!');
        return [...patterns.filter((one) => !isNegated(one)), ...patterns.filter(isNegated)];
    }
    catch {
        return [];
    }
}
/** By pnpm-lock.yaml (version 9), where a key is `name@version(peers)`. */
async function lockedNames(root) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(root, 'pnpm-lock.yaml'), 'utf8').catch(() => '');
    const { snapshots = {} } = ((0,dist/* parse */.qg)(text) ?? {});
    return new Map(Object.entries(snapshots).map(([key, { dependencies, optionalDependencies }]) => [
        key.replace(/\(.*/, ''),
        Object.keys({ ...dependencies, ...optionalDependencies }),
    ]));
}
/** What the user's settings, from pnpm-workspace.yaml, .npmrc or the environment, give way to. */
const pnpm_ownSettings = [
    '--config.node-linker=hoisted',
    '--config.modules-dir=node_modules',
    '--config.lockfile-only=false',
    '--config.enable-global-virtual-store=false',
    '--config.global=false',
    '--config.dry-run=false',
];
async function pnpm_install({ root, source, locked }, request) {
    const isWorkspace = (await patternsOf(root)).length > 0;
    await runTool(pnpmTool, [
        'install',
        locked ? '--frozen-lockfile' : '--no-frozen-lockfile',
        '--prod',
        '--ignore-scripts',
        ...pnpm_ownSettings,
        ...platformFlags(request.target),
        ...(isWorkspace ? [`--filter={./${(0,external_node_path_.relative)(root, source)}}...`] : []),
    ], root, request);
}

;// CONCATENATED MODULE: ./src/build/quiet.ts
/** The same request, but for what other programs print: questions to them are no news, and some answers hold credentials. */
function quiet(request) {
    return { ...request, log: { ...request.log, untrusted: (run) => run(() => undefined) } };
}

;// CONCATENATED MODULE: ./src/build/node/yarn-tool.ts

/** Yarn's program, of whatever version: it is known once it has been asked. */
const yarnTool = {
    name: 'yarn',
    command: 'yarn',
    remedy: 'Add a step with "run: npm install --global corepack && corepack enable" before this one.',
    cures: [
        [
            'Your lockfile needs to be updated',
            'The lock file does not fit package.json. Run "yarn install" and commit yarn.lock.',
        ],
        ['Integrity check failed', whereBytesDiffer],
        ['YN0018', whereBytesDiffer],
        [
            'is incompatible with this module',
            'A package does not run on this runner. Yarn 1 can build for no other platform: make the package optional.',
        ],
        [
            'corepack enable',
            'package.json names another version of Yarn. Add a step with "run: corepack enable" before this one.',
        ],
        [
            'Workspace not found',
            'A member of the workspace is not in the checkout, or has another version than is asked for. Check it out, or correct the version.',
        ],
        [
            'YN0041',
            'A registry asks for credentials, or refuses them. Check .yarnrc.yml and the token that it takes.',
        ],
        [
            'YN0035',
            'A registry does not have a package, or refuses it. Check its name, and the registry in .yarnrc.yml.',
        ],
    ],
};

;// CONCATENATED MODULE: ./src/build/node/yarn-berry.ts











/** What the user's settings give way to; Yarn lets the environment win over its files. */
const yarn_berry_ownSettings = {
    YARN_NODE_LINKER: 'node-modules',
    YARN_NM_MODE: 'classic',
    YARN_NM_HOISTING_LIMITS: 'none',
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_CHECKSUM_BEHAVIOR: 'throw',
    // On CI it would refuse to work without a lock file; that it is obeyed is checked here.
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    YARN_ENABLE_CONSTRAINTS_CHECKS: 'false',
    YARN_ENABLE_TELEMETRY: 'false',
    YARN_ENABLE_COLORS: 'false',
    YARN_ENABLE_PROGRESS_BARS: 'false',
};
/** Installs by Yarn 4, what one member of a workspace needs. Throws a Problem. */
async function installByBerry({ root, source, locked }, request) {
    const own = { ...request, env: { ...request.env, ...yarn_berry_ownSettings } };
    await aimAt(request.target, (0,external_node_path_.join)(root, request.env['YARN_RC_FILENAME'] ?? '.yarnrc.yml'));
    if (locked)
        await requireUnchanged(root, own);
    else
        await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'yarn.lock'), '');
    await removeScripts(root);
    await runTool(yarnTool, ['workspaces', 'focus', '--production'], source, own);
}
/** The target is the one setting that Yarn takes from its file only. */
async function aimAt(target, file) {
    const settings = (0,external_node_fs_.existsSync)(file) ? await readYaml(file) : {};
    const supportedArchitectures = Object.fromEntries(Object.entries(platformOf(target)).map(([key, value]) => [key, [value]]));
    await (0,promises_.writeFile)(file, (0,dist.stringify)({ ...settings, supportedArchitectures }));
}
/** `yarn workspaces focus` takes what the lock file lacks from the registry, and says nothing: what it would change is found before. */
async function requireUnchanged(root, request) {
    const before = await lockedIn(root);
    await runTool(yarnTool, ['install', '--mode=update-lockfile'], root, request);
    const after = await lockedIn(root);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
    if (changed.length === 0)
        return;
    throw new problem/* Problem */.AF(`The lock file does not fit package.json: Yarn would change ${changed.join(', ')}. Run "yarn install" and commit ` +
        'yarn.lock.');
}
/** What a lock file says of each thing that is asked for, without what only describes its archive. */
async function lockedIn(root) {
    const lock = (await readYaml((0,external_node_path_.join)(root, 'yarn.lock')));
    return new Map(Object.entries(lock)
        .filter(([key]) => key !== '__metadata')
        .map(([key, { resolution, dependencies }]) => [key, JSON.stringify([resolution, dependencies])]));
}
/** By Yarn 4 itself: its lock file lacks what packageExtensions add, of which Yarn brings many of its own. */
async function namesByBerry(root, request) {
    const own = quiet({ ...request, env: { ...request.env, ...yarn_berry_ownSettings } });
    const { lines } = await runTool(yarnTool, ['info', '--all', '--recursive', '--json'], root, own);
    const found = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    return new Map(found.map(({ value, children: { Version, Dependencies = [] } }) => [
        `${nameIn(value)}@${Version ?? ''}`,
        Dependencies.map(({ descriptor }) => nameIn(descriptor)),
    ]));
}
/** `@scope/name` of `@scope/name@npm:1.0.0`. */
function nameIn(text) {
    return text.slice(0, text.indexOf('@', 1));
}
/** `enableScripts: false` is for packages: those of the project itself run all the same. */
async function removeScripts(root) {
    for (const directory of [root, ...(await membersOf(workspacesOf, root))]) {
        const { scripts: _scripts, ...manifest } = await readManifest(directory);
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'package.json'), JSON.stringify(manifest, undefined, 2));
    }
}
async function readYaml(file) {
    try {
        return (0,dist/* parse */.qg)(await (0,promises_.readFile)(file, 'utf8')) ?? {};
    }
    catch (error) {
        throw new problem/* Problem */.AF(`${(0,external_node_path_.basename)(file)} cannot be read: ${(0,problem/* messageOf */.bD)(error)}. Correct it.`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/build/node/yarn-classic.ts







/** Installs by Yarn 1, for the runner's own architecture: it knows no other. Throws a Problem. */
async function installByClassic(project, request) {
    const { root, locked } = project;
    const { architecture, isOwn } = request.target;
    if (!isOwn) {
        throw new problem/* Problem */.AF(`Yarn 1 installs for the runner's own architecture only, and the layer is meant for ${architecture}. Use a runner of ` +
            'that architecture, or another package manager: Yarn 4, npm, pnpm or bun.');
    }
    if (locked)
        await requireMembersLocked(root);
    await runTool(yarnTool, [
        'install',
        locked ? '--frozen-lockfile' : '--no-lockfile',
        '--production=true',
        '--ignore-scripts',
        // They would ask for the runner's Node.js, which is not the layer's.
        '--ignore-engines',
        '--non-interactive',
        '--disable-pnp',
        '--modules-folder=node_modules',
    ], root, request);
}
/** Yarn 1 looks only at the root's own dependencies, and takes the newest of what a member asks for beyond the lock file. */
async function requireMembersLocked(root) {
    const members = await Promise.all((await membersOf(workspacesOf, root)).map((directory) => manifestIn(directory)));
    const names = new Set(members.map(({ name }) => name));
    const locked = keysOf(await (0,promises_.readFile)((0,external_node_path_.join)(root, 'yarn.lock'), 'utf8'));
    const unlocked = members.flatMap(({ dependencies, devDependencies, optionalDependencies }) => Object.entries({ ...devDependencies, ...dependencies, ...optionalDependencies })
        .filter(([name, spec]) => !names.has(name) && !/^(link|file):|^\.{1,2}\//.test(spec))
        .map(([name, spec]) => `${name}@${spec}`)
        .filter((key) => !locked.has(key)));
    if (unlocked.length === 0)
        return;
    throw new problem/* Problem */.AF(`yarn.lock does not have what members of the workspace ask for: ${[...new Set(unlocked)].join(', ')}. ` +
        'Run "yarn install" and commit yarn.lock.');
}
/** What a lock file answers: `name@range` in lines such as `"a@^1.0.0", a@^1.1.0:`. */
function keysOf(lock) {
    const lines = lock.split(/\r?\n/).filter((line) => /^[^\s#].*:$/.test(line));
    return new Set(lines.flatMap((line) => line
        .slice(0, -1)
        .split(/,\s+/)
        .map((key) => key.replace(/^"|"$/g, ''))));
}

;// CONCATENATED MODULE: ./src/build/node/yarn.ts








const yarn_manager = {
    tool: yarnTool,
    patternsOf: workspacesOf,
    settingsAbove: ['.yarnrc.yml', '.yarnrc', '.npmrc'],
    lockedNames: async (root, request, version) => isClassic(version) ? new Map() : namesByBerry(root, request),
    install: yarn_install,
};
const yarn = {
    name: 'yarn',
    language: 'Node.js',
    lockFiles: ['yarn.lock'],
    manifests: [],
    toLock: 'Let "yarn install" write yarn.lock, and commit it.',
    takesExtras: false,
    hasMember: (root, directory) => members_hasMember(workspacesOf, root, directory),
    build: (request, project) => buildBy(yarn_manager, request, project),
};
/** Yarn 1 and its successors share a name and a lock file's name, and little else. */
async function yarn_install(project, request, version) {
    if (/^[023]\./.test(version)) {
        throw new problem/* Problem */.AF(`This is Yarn ${version}, and Yarn 1 and 4 are what this action builds with. ${toGetYarn4}`);
    }
    const lock = project.locked ? await (0,promises_.readFile)((0,external_node_path_.join)(project.root, 'yarn.lock'), 'utf8') : '';
    const isBerrys = /^__metadata:/m.test(lock);
    if (lock.trim() !== '' && isBerrys === isClassic(version)) {
        throw new problem/* Problem */.AF(isBerrys
            ? `yarn.lock was not made by Yarn 1, but this runner has Yarn ${version}. ${toGetYarn4}`
            : `yarn.lock was made by Yarn 1, but this runner has Yarn ${version}. Run "yarn install" with that and commit ` +
                'yarn.lock, or set up Yarn 1.');
    }
    await (isClassic(version) ? installByClassic(project, request) : installByBerry(project, request));
}
const toGetYarn4 = 'Name the version that you use in "packageManager" of package.json, and add a step with "run: corepack enable" before ' +
    'this one.';
function isClassic(version) {
    return version.startsWith('1.');
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./src/build/python/requirements.ts






const nothing = {
    requirements: [],
    locals: [],
    constraints: [],
    indexLines: [],
    trustedHosts: [],
    prereleases: false,
};
/** A distribution's name in the one form in which names are compared (PEP 503). */
function normalised(name) {
    return name.toLowerCase().replace(/[-_.]+/g, '-');
}
/** All that several lists ask for, in their order. */
function joined(lists) {
    return {
        requirements: lists.flatMap(({ requirements }) => requirements),
        locals: lists.flatMap(({ locals }) => locals),
        constraints: lists.flatMap(({ constraints }) => constraints),
        indexLines: lists.flatMap(({ indexLines }) => indexLines),
        trustedHosts: lists.flatMap(({ trustedHosts }) => trustedHosts),
        prereleases: lists.some(({ prereleases }) => prereleases),
    };
}
/** Reads a requirements file with all that it includes. Throws a Problem for a file that is missing, or outside of the workspace. */
async function readRequirements(path, place) {
    return withHashesOfConstraints(await readFrom(path, { ...place, within: [] }));
}
/** A constraint's hashes are the requirement's too; pip then asks for a hash of everything else. */
function withHashesOfConstraints(wanted) {
    const constraints = wanted.constraints.filter(({ hashes }) => hashes.length > 0);
    if (constraints.length === 0)
        return wanted;
    const requirements = wanted.requirements.map((one) => ({
        ...one,
        hashes: one.hashes.length > 0
            ? one.hashes
            : constraints.filter(({ name }) => name === one.name).flatMap(({ hashes }) => hashes),
    }));
    const bare = requirements.filter(({ hashes }) => hashes.length === 0);
    if (bare.length === 0)
        return { ...wanted, requirements };
    throw new problem/* Problem */.AF(`A constraints file has hashes, and then all requirements must have one: ${bare.map(({ text }) => text).join(', ')} ` +
        'has none. Add it with its hashes.');
}
/** What a text in the format of pip's requirements files asks for. Throws a Problem for what it includes and cannot be read. */
async function parseRequirements(text, place) {
    return parse(text, { ...place, file: place.directory, within: [] });
}
/** A requirement as PEP 508 writes it, such as one of a pyproject.toml. */
function requirementOf(line, hashes = []) {
    const [, name = '', rest = ''] = /^([\w.-]+)\s*(?:\[[^\]]*\])?\s*(.*)$/s.exec(line) ?? [];
    const [, url] = /^@\s*(\S+)/.exec(rest) ?? [];
    const [, version] = /^\(?\s*===?\s*([^\s,;)*]+)\s*\)?\s*(?:;|$)/.exec(rest) ?? [];
    return { name: normalised(name), text: line, hashes, version, url };
}
/** A requirement as a line of a requirements file. */
function lineOf({ text, hashes }) {
    return [text, ...hashes.map((hash) => `--hash=${hash}`)].join(' ');
}
/** Lines as the text of a file. */
function textOf(lines) {
    return lines.map((line) => `${line}\n`).join('');
}
async function readFrom(path, reading) {
    const { within, workspace } = reading;
    if (within.includes(path))
        return nothing;
    if (!(0,src_paths/* isInside */.FK)(workspace, path)) {
        throw new problem/* Problem */.AF(`The requirements file ${path} lies outside of the checkout. Move it into it.`);
    }
    const bytes = await (0,promises_.readFile)(path).catch((error) => {
        throw new problem/* Problem */.AF(`The requirements file ${path} cannot be read: ${(0,problem/* messageOf */.bD)(error)}. Add it, or remove the line that names it.`, { cause: error });
    });
    return parse(decode(bytes), { ...reading, file: path, within: [...within, path] });
}
/** Editors of Windows write UTF-16, and pip reads it. */
function decode(bytes) {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
async function parse(text, at) {
    const lines = logicalLines(text).flatMap(optionsIn);
    const lists = await Promise.all(lines.map((line) => parseLine(line, at)));
    return joined(lists);
}
/** A backslash at its end continues a line, but for one that is a comment; a comment begins at a `#` after a blank. */
function logicalLines(text) {
    const lines = [];
    let begun = '';
    for (const line of text.split(/\r?\n/)) {
        const isComment = /^\s*#/.test(line);
        if (line.endsWith('\\') && !isComment) {
            begun += `${line.slice(0, -1)} `;
        }
        else {
            lines.push(isComment ? begun : begun + line);
            begun = '';
        }
    }
    return [...lines, begun].map((line) => line.replace(/(^|\s)#.*$/, '').trim()).filter((line) => line !== '');
}
/** Several options can share a line; what follows a requirement is its own. */
function optionsIn(line) {
    return /^-(?!e|-editable)/.test(line) ? line.split(/\s+(?=--?[a-z])/i) : [line];
}
async function parseLine(line, at) {
    const [, short, long, value = ''] = /^(?:-([a-z])\s*|--([a-z-]+)(?:[\s=]\s*|$))(.*)$/i.exec(line) ?? [];
    const option = short ?? long;
    if (option === undefined)
        return parseRequirement(line, at);
    const meaning = meanings[option];
    if (meaning)
        return meaning(unquoted(value), at);
    if (harmless.has(option))
        return nothing;
    throw new problem/* Problem */.AF(`The requirements of "source" have the option ${line.split(/[\s=]/)[0] ?? ''}, which this action does not know. Remove it.`);
}
const indexLine = (option) => (value, at) => Promise.resolve({ ...nothing, indexLines: [`${option} ${placed(value, at)}`] });
const requirements_include = (value, at) => readFrom(includedBy(at, value), at);
const constrain = async (value, at) => {
    const { requirements, indexLines } = await readFrom(includedBy(at, value), at);
    return { ...nothing, indexLines, constraints: requirements };
};
const editable = (value, at) => parseRequirement(value, at);
const meanings = {
    r: requirements_include,
    requirement: requirements_include,
    c: constrain,
    constraint: constrain,
    e: editable,
    editable,
    i: indexLine('--index-url'),
    'index-url': indexLine('--index-url'),
    'extra-index-url': indexLine('--extra-index-url'),
    f: indexLine('--find-links'),
    'find-links': indexLine('--find-links'),
    'no-index': () => Promise.resolve({ ...nothing, indexLines: ['--no-index'] }),
    'trusted-host': (value) => Promise.resolve({ ...nothing, trustedHosts: [value] }),
    pre: () => Promise.resolve({ ...nothing, prereleases: true }),
};
/** What may be built is the business of the input "install-scripts"; hashes are required as soon as there is one. */
const harmless = new Set([
    'require-hashes',
    'prefer-binary',
    'only-binary',
    'no-binary',
    'use-feature',
    'use-pep517',
]);
function includedBy({ file }, value) {
    if (/^https?:/.test(value)) {
        throw new problem/* Problem */.AF(`The requirements of "source" include ${value}, which can change at any time. Commit that file.`);
    }
    return value.startsWith('file:') ? (0,external_node_url_.fileURLToPath)(value) : (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), value);
}
/** A folder with packages, as an absolute path; an address as it is. */
function placed(value, { file, directory }) {
    return /^[a-z]+:|^\$/i.test(value) ? value : pathOf(value, { file, directory });
}
/** pip looks from where it runs; a file that is included from elsewhere often means its own neighbours. */
function pathOf(value, { file, directory }) {
    const path = value.startsWith('file:')
        ? (0,external_node_url_.fileURLToPath)(value.replace(/^file:(?!\/\/)/, 'file://'))
        : (0,external_node_path_.resolve)(directory, value);
    const beside = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), value);
    return (0,external_node_fs_.existsSync)(path) || !(0,external_node_fs_.existsSync)(beside) ? path : beside;
}
async function parseRequirement(line, at) {
    const [text = '', ...options] = line.split(/\s+(?=--[a-z])/);
    const hashes = options.flatMap((option) => /^--hash[=\s]\s*(\S+)/.exec(option)?.[1] ?? []);
    const local = await localOf(unquoted(text), at);
    if (local)
        return { ...nothing, locals: [local] };
    return { ...nothing, requirements: [remoteOf(unquoted(text), hashes)] };
}
function remoteOf(text, hashes) {
    if (!/^[a-z+]+:\/\//i.test(text))
        return requirementOf(text, hashes);
    const [, url = '', marker = ''] = /^(.*?)(\s+;.*)?$/.exec(text) ?? [];
    const egg = /[#&]egg=([\w.-]+)/.exec(url)?.[1];
    const last = (0,external_node_path_.basename)(requirements_pathIn(url));
    const name = egg ?? /^(.+?)-\d[^/]*\.(?:whl|tar\.gz|zip)$/.exec(last)?.[1] ?? last.replace(/(\.git)?(@.*)?$/, '');
    return { name: normalised(name), text: egg ? `${egg} @ ${url}${marker}` : text, hashes, url };
}
/** The address can hold credentials: it is not repeated. */
function requirements_pathIn(url) {
    try {
        return new URL(url.replace(/^[a-z]+\+/i, '')).pathname;
    }
    catch (error) {
        throw new problem/* Problem */.AF('The requirements of "source" have an address that is no URL. For git, write it as ' +
            'name @ git+ssh://git@host/owner/repository.git@tag, with a "/" after the host.', { cause: error instanceof Error ? error.name : undefined });
    }
}
/** A path, alone or as the address of a name; a name that a folder has too is one only with a slash or a dot before it. */
async function localOf(text, at) {
    const [, named, address, marker = ''] = /^([\w.-]+\s*(?:\[[^\]]*\])?\s*@\s*)?(.*?)(\s*;.*)?$/s.exec(text) ?? [];
    const [, value = '', extras = ''] = /^(.*?)(\[[^\]]*\])?$/.exec(address ?? '') ?? [];
    const isPath = /^(\.|\/|file:)|\//.test(value) || /\.(whl|tar\.gz|zip)$/.test(value);
    if (!isPath || /^[a-z+]+:/i.test(value.replace(/^file:/, '')))
        return undefined;
    const path = pathOf(value.replace(/#.*$/, ''), at);
    if (!(await (0,promises_.stat)(path).catch(() => undefined))) {
        throw new problem/* Problem */.AF(`The requirements of "source" name ${value}, and there is no such file or directory. Add it, or correct the path.`);
    }
    if (!(0,src_paths/* isInside */.FK)(at.workspace, path)) {
        throw new problem/* Problem */.AF(`The requirements of "source" name ${value}, which lies outside of the checkout. Move it into it.`);
    }
    return { path, extras: extras || (/\[[^\]]*\]/.exec(named ?? '')?.[0] ?? ''), marker: marker.trim() };
}
function unquoted(value) {
    return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}

;// CONCATENATED MODULE: ./src/build/python/extras.ts


/** Whether a name is among others, in whatever spelling (PEP 685). */
function isAmong(names, name) {
    return names.some((one) => normalised(one) === normalised(name));
}
/** Throws a Problem for extras that a manifest does not have. */
function requireNoneOf(unknown, { manifest, kinds, names }) {
    if (unknown.length === 0)
        return;
    throw new problem/* Problem */.AF(`Input "extras" has ${unknown.map((name) => JSON.stringify(name)).join(', ')}, and the ${manifest} in "source" has ` +
        `${names.length > 0 ? `only the ${kinds} ${names.join(', ')}` : `no ${kinds}`}. Name only what it has.`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/build/python/layout.ts



/**
 * Moves packages to where Lambda's Pythons find them: `python/` where all are the same, otherwise a folder for each Python
 * (AWS: Lambda developer guide, "Packaging your layer content"). Gives the layer's directory.
 */
async function python_layout_layOut(trees, layer) {
    const contents = await Promise.all(trees.map(({ directory }) => digestOf(directory)));
    const isOne = new Set(contents).size === 1;
    for (const { minor, directory } of isOne ? trees.slice(0, 1) : trees) {
        const place = isOne
            ? (0,external_node_path_.join)(layer, 'python')
            : (0,external_node_path_.join)(layer, 'python', 'lib', `python${minor}`, 'site-packages');
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
        await (0,promises_.rename)(directory, place);
    }
    return layer;
}
/** One digest of all paths and contents below a directory. */
async function digestOf(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const paths = entries
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => (0,external_node_path_.join)(parentPath, name))
        .sort();
    const digest = (0,external_node_crypto_.createHash)('sha256');
    for (const path of paths) {
        const content = (0,external_node_crypto_.createHash)('sha256')
            .update(await (0,promises_.readFile)(path))
            .digest('hex');
        digest.update(`${(0,external_node_path_.relative)(directory, path)}\n${content}\n`);
    }
    return digest.digest('hex');
}

;// CONCATENATED MODULE: ./src/build/python/cures.ts
/** What uv and pip complain of. */
const cures = [
    [
        /lockfile .*needs to be updated|lockfile is (outdated|out of date)/i,
        'uv.lock does not fit pyproject.toml. Run "uv lock" and commit it.',
    ],
    [
        /No interpreter found|Python requirement|Failed to inspect Python/i,
        'To compare the lock file it needs a Python that pyproject.toml permits. Add a step with ' +
            '"uses: actions/setup-python@v6" that has one as its "python-version".',
    ],
    [
        /hash(es)? mismatch|DO NOT MATCH THE HASHES/i,
        'A package is not the one that the hashes name. Find out why before you update them.',
    ],
    [
        /--require-hashes|all requirements must have their versions pinned|must be pinned/i,
        'Some requirements have a hash, and then all must have one, those that others bring too. Add what is missing.',
    ],
    [
        /(HTTP|status|error)\D{0,20}\b40[13]\b|\b40[13] (client error|unauthorized|forbidden)|Unauthorized|Forbidden/i,
        'An index refuses access. Give its credentials by a variable of this step, such as PIP_INDEX_URL.',
    ],
    [
        /No solution found|ResolutionImpossible|No matching distribution|not found in the package registry/i,
        'What is asked for cannot be had together, or not for this target: the reason stands above in the log.',
    ],
];

;// CONCATENATED MODULE: ./src/build/python/target.ts




/** The machine as Python names it. */
const machineOf = { x86_64: 'x86_64', arm64: 'aarch64' };
/** Python's remedy where there is none. */
const setupPython = 'Add a step with "uses: actions/setup-python@v6" before this one.';
/** The Python that `python3`, or else `python`, starts; undefined where neither does. */
async function findPython(request) {
    for (const command of ['python3', 'python']) {
        const found = await askPython(command, request);
        if (found)
            return found;
    }
    return undefined;
}
const question = 'import json, platform\n' +
    'try:\n import pip\n pip = pip.__version__\n' +
    'except ImportError:\n pip = None\n' +
    'print(json.dumps({"version": platform.python_version(), "isCPython": platform.python_implementation() == "CPython", "pip": pip}))';
async function askPython(command, request) {
    try {
        const tool = { name: 'Python', command, remedy: setupPython, cures: [] };
        const { exitCode, lines } = await tryTool(tool, ['-c', question], request.work, quiet(request));
        if (exitCode !== 0)
            return undefined;
        const { pip, ...found } = JSON.parse(lines.at(-1) ?? '');
        return { command, ...found, pip: pip ?? undefined };
    }
    catch (error) {
        if (error instanceof problem/* Problem */.AF)
            return undefined;
        throw error;
    }
}
/**
 * What to install for: each Python that is declared, or else the runner's own. Lambda keeps its Pythons at their newest patch
 * level, so a declared one is taken to be newer than any at which a marker draws a line.
 */
function targetsOf({ target }, python) {
    const { architecture, runtimes } = target;
    const glibc = (0,src_runtimes/* glibcFor */.H7)(runtimes.filter((runtime) => runtime.startsWith('python')));
    const declared = (0,src_runtimes/* versionsOf */.x4)('python', runtimes);
    if (declared.length > 0) {
        return declared.map((minor) => ({ minor, full: `${minor}.99`, architecture, glibc }));
    }
    if (!python) {
        throw new problem/* Problem */.AF('It cannot be told which Python the layer is for: no Python is given in "compatible-runtimes", and this runner has none. ' +
            'Give one, such as python3.13.');
    }
    return [{ minor: minorOf(python.version), full: python.version, architecture, glibc }];
}
/** `3.11` of `3.11.7`. */
function minorOf(version) {
    return version.split('.').slice(0, 2).join('.');
}
/** A target in words. */
function inWords({ minor, architecture }) {
    return `Python ${minor} on ${architecture}`;
}

;// CONCATENATED MODULE: ./src/build/python/pip-tool.ts





/** pip, by whatever Python it is run. */
const pipTool = { name: 'pip', remedy: setupPython, cures: cures };
/** Runs a pip command, with those of the user's settings that say where packages come from, and tells how it ended. */
function runPip({ command }, args, cwd, { env, log }) {
    return tryTool({ ...pipTool, command }, ['-m', 'pip', ...args], cwd, { env: pipEnvironment(env), log });
}
/** Of pip's own variables, those that say where packages come from and how they are fetched; the rest could turn what is installed. */
const kept = /^PIP_(INDEX_URL|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS|TRUSTED_HOST|CERT|CLIENT_CERT|PROXY|(DEFAULT_)?TIMEOUT|RETRIES|CACHE_DIR|NO_CACHE_DIR|KEYRING_PROVIDER|CONFIG_FILE)$/i;
/** An environment for pip. What it sets here goes before what a pip.conf says. */
function pipEnvironment(env) {
    const own = Object.entries(env).filter(([name]) => !/^PIP_/i.test(name) || kept.test(name));
    return {
        ...Object.fromEntries(own),
        PIP_USER: '0',
        PIP_REQUIRE_VIRTUALENV: '0',
        PIP_DRY_RUN: '0',
        PIP_NO_INPUT: '1',
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
    };
}
/** uv reads neither pip.conf nor pip's variables: what they say of indexes, hosts and certificates, for it. */
async function pipSources(python, request) {
    const settings = python?.pip === undefined ? new Map() : await pipConfig(python, request);
    const env = [
        ['UV_DEFAULT_INDEX', settings.get('index-url')],
        ['UV_INDEX', words(settings.get('extra-index-url')).join(' ') || undefined],
        ['UV_INSECURE_HOST', words(settings.get('trusted-host')).join(' ') || undefined],
        ['SSL_CERT_FILE', settings.get('cert')],
    ];
    const given = (name) => request.env[name] !== undefined;
    return {
        env: Object.fromEntries(env.filter(([name, value]) => value !== undefined && !given(name))),
        indexLines: [
            ...(await existing(words(settings.get('find-links')))).map((place) => `--find-links ${place}`),
            ...(/^(1|true|yes|on)$/i.test(settings.get('no-index') ?? '') ? ['--no-index'] : []),
        ],
    };
}
/** pip's settings by their names, those of the command "install" before the global ones, and variables before both. */
async function pipConfig(python, request) {
    const { lines } = await runPip(python, ['config', 'list'], request.work, quiet(request));
    const settings = lines.flatMap((line) => {
        const [, section = '', name = '', value = ''] = /^(global|install|:env:)\.([\w-]+)='(.*)'$/.exec(line) ?? [];
        return name === '' ? [] : [{ section, name, value: value.replaceAll('\\n', ' ') }];
    });
    const order = ['global', 'install', ':env:'];
    settings.sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section));
    return new Map(settings.map(({ name, value }) => [name, value]));
}
function words(text = '') {
    return text.split(/\s+/).filter((word) => word !== '');
}
/** pip passes over a folder that is not there, and uv does not. */
async function existing(places) {
    const found = await Promise.all(places.map(async (place) => place.includes('://') || Boolean(await (0,promises_.stat)(place).catch(() => undefined))));
    return places.filter((_, index) => found[index]);
}

;// CONCATENATED MODULE: ./src/build/python/uv-tool.ts








const setupUv = 'Add a step with "uses: astral-sh/setup-uv@v7" before this one.';
/** The uv that this action brings where the runner has none, by the hashes of its wheels for x86_64 and aarch64. */
const pinned = [
    'uv==0.13.9',
    '--hash=sha256:d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
    '--hash=sha256:ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
].join(' ');
/** The uv on PATH, or else the pinned one, which pip brings into the build's own directory. Throws a Problem where there is neither. */
async function findUv(request, python) {
    if (await isOnPath('uv', request.env))
        return versioned('uv', request);
    if (python?.pip === undefined) {
        throw new problem/* Problem */.AF(`"uv" is not installed on this runner, and there is no pip to bring it. ${setupUv}`);
    }
    const directory = (0,external_node_path_.join)(request.work, 'uv');
    const tool = (0,external_node_path_.join)(directory, 'bin', 'uv');
    if ((0,external_node_fs_.existsSync)(tool))
        return versioned(tool, request);
    const file = (0,external_node_path_.join)(request.work, 'uv.txt');
    await (0,promises_.writeFile)(file, `${pinned}\n`);
    const { exitCode } = await runPip(python, [
        ...['install', '--require-hashes', '--only-binary=:all:', '--no-deps', '--no-compile'],
        ...['--target', directory, '-r', file],
    ], request.work, request);
    if (exitCode !== 0) {
        throw new problem/* Problem */.AF(`uv is needed for this target, is not installed, and pip could not bring it (exit code ${exitCode}). ${setupUv}`);
    }
    return versioned(tool, request);
}
async function versioned(command, request) {
    const tool = { name: 'uv', command, remedy: setupUv, cures: cures };
    return { tool, version: await versionOf(tool, /^uv (\S+)/, request.work, quiet(request)) };
}
async function isOnPath(tool, { PATH = '' }) {
    const found = await Promise.all(PATH.split(external_node_path_.delimiter).map((folder) => (0,promises_.access)((0,external_node_path_.join)(folder, tool), promises_.constants.X_OK).then(() => true, () => false)));
    return found.includes(true);
}
/** Runs a uv command, with those of the user's settings that say where packages come from, and tells how it ended. */
function runUv({ tool }, args, cwd, { env, log }) {
    const settings = ['--no-progress', '--color', 'never'];
    return tryTool(tool, [...args, ...settings], cwd, { env: uvEnvironment(env), log });
}
/** Of uv's own variables, those that say where packages come from and how they are fetched; the rest could turn what is installed. */
const uv_tool_kept = /^UV_((DEFAULT_|EXTRA_)?INDEX|FIND_LINKS|NO_INDEX|INSECURE_HOST|HTTP_|REQUEST_|SYSTEM_CERTS|NATIVE_TLS|KEYRING|CACHE_DIR|NO_CACHE|OFFLINE|CONCURRENT_|CONFIG_FILE|CREDENTIALS_|PYTHON_(INSTALL|DOWNLOADS|CACHE|PREFERENCE)|EXCLUDE_NEWER)/;
function uvEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('UV_') || (uv_tool_kept.test(name) && name !== 'UV_INDEX_STRATEGY')));
}

;// CONCATENATED MODULE: ./src/build/python/wheels.ts


/** Whether code under such a tag of a wheel, as `cp313-cp313-manylinux_2_17_aarch64`, loads in a Python. Dots join alternatives. */
function wheels_fits(tag, target) {
    const [pythons = '', abis = '', platforms = ''] = tag.split('-');
    return (platforms.split('.').some((platform) => fitsPlatform(platform, target)) &&
        pythons.split('.').some((python) => abis.split('.').some((abi) => fitsPython(python, abi, target.minor))));
}
function fitsPlatform(platform, { architecture, glibc }) {
    if (platform === 'any')
        return true;
    const machine = machineOf[architecture];
    if (!platform.endsWith(`_${machine}`))
        return false;
    const kind = platform.slice(0, -machine.length - 1);
    const needed = legacyGlibc[kind] ?? /^manylinux_(\d+_\d+)$/.exec(kind)?.[1]?.replace('_', '.');
    return kind === 'linux' || (needed !== undefined && (0,src_runtimes/* compareVersions */.Zy)(needed, glibc) <= 0);
}
const legacyGlibc = {
    manylinux1: '2.5',
    manylinux2010: '2.12',
    manylinux2014: '2.17',
};
function fitsPython(python, abi, minor) {
    const [, implementation, major, rest = ''] = /^([a-z]+)(\d)(\d*)$/.exec(python) ?? [];
    if (major === undefined || (implementation !== 'py' && implementation !== 'cp'))
        return false;
    const exact = rest === '' ? undefined : `${major}.${rest}`;
    const isExact = exact === minor;
    const isEarlier = major === minor.split('.')[0] && (!exact || (0,src_runtimes/* compareVersions */.Zy)(exact, minor) <= 0);
    if (abi === 'none')
        return implementation === 'py' ? isEarlier : isExact || exact === undefined;
    if (abi === 'abi3')
        return isEarlier;
    return isExact && (abi === python || abi === `${python}m`);
}
/** The platforms whose wheels run on a Linux with this glibc, those that are preferred first, as pip takes them by `--platform`. */
function platformsFor({ architecture, glibc }) {
    const machine = machineOf[architecture];
    const newest = Number(glibc.split('.')[1]);
    const oldest = 5;
    const minors = Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);
    const kinds = minors.flatMap((minor) => {
        const legacy = Object.entries(legacyGlibc).find(([, version]) => version === `2.${minor}`)?.[0];
        return [`manylinux_2_${minor}`, ...(legacy === undefined ? [] : [legacy])];
    });
    return kinds.map((kind) => `${kind}_${machine}`);
}
/** What a wheel's file name says of it; undefined for another file's name. */
function wheelOf(fileName) {
    const [, name, version, tag] = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-([^-]+-[^-]+-[^-]+)\.whl$/.exec(fileName) ?? [];
    return name === undefined || version === undefined || tag === undefined ? undefined : { name, version, tag };
}

;// CONCATENATED MODULE: ./src/build/python/local-wheel.ts







/** A package that lies here as a requirement on its wheel, which is built where there is only its source. Throws a Problem. */
async function asWheel(local, { uv, python, request }) {
    if (local.path.endsWith('.whl'))
        return onWheel(local.path, local);
    const name = (0,external_node_path_.relative)(request.work, local.path).replace(/\W+/g, '-');
    const directory = (0,external_node_path_.join)(request.work, 'wheels', name);
    await (0,promises_.mkdir)(directory, { recursive: true });
    const interpreter = python ? ['--python', python.command] : [];
    const ended = await runUv(uv, ['build', '--wheel', local.path, '--out-dir', directory, ...interpreter], request.work, request);
    const wheel = (await (0,promises_.readdir)(directory)).find((file) => file.endsWith('.whl'));
    if (ended.exitCode !== 0 || wheel === undefined) {
        throw new problem/* Problem */.AF(`The package in ${local.path} could not be built: uv ended with exit code ${ended.exitCode}. ` +
            'What it printed stands above in the log.');
    }
    return onWheel((0,external_node_path_.join)(directory, wheel), local);
}
function onWheel(path, { extras, marker }) {
    const { name = (0,external_node_path_.basename)(path), version } = wheelOf((0,external_node_path_.basename)(path)) ?? {};
    const url = (0,external_node_url_.pathToFileURL)(path).href;
    return {
        name: normalised(name),
        text: `${normalised(name)}${extras} @ ${url}${marker === '' ? '' : ` ${marker}`}`,
        hashes: [],
        version,
        url,
    };
}

;// CONCATENATED MODULE: ./src/build/python/normalise.ts




/** What installers write beside a package, with paths, times and names of their own. */
const leftByInstallers = ['INSTALLER', 'REQUESTED', 'direct_url.json', 'uv_cache.json', 'uv_build.json'];
/**
 * Leaves in a directory of packages what their wheels hold, so that it is the same wherever and by whatever it was installed.
 * Commands in `bin` go too: their first lines name a Python of this runner.
 */
async function normalise_normalise(directory) {
    await Promise.all(['bin', '.lock'].map((name) => remove((0,external_node_path_.join)(directory, name))));
    await removeHeaders((0,external_node_path_.join)(directory, 'include'));
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const caches = entries.filter((entry) => entry.isDirectory() && entry.name === '__pycache__');
    await Promise.all(caches.map(({ parentPath, name }) => remove((0,external_node_path_.join)(parentPath, name))));
    for (const info of await distInfos(directory)) {
        await Promise.all(leftByInstallers.map((name) => remove((0,external_node_path_.join)(directory, info, name))));
        await rewriteRecord((0,external_node_path_.join)(directory, info, 'RECORD'), directory);
    }
}
/** The dist-infos of packages that an installer has taken from this machine (PyPA: "Direct URL Data Structure"); gone once normalised. */
async function localInfos(directory) {
    const infos = await distInfos(directory);
    const urls = infos.map((info) => (0,promises_.readFile)((0,external_node_path_.join)(directory, info, 'direct_url.json'), 'utf8').catch(() => ''));
    const isLocal = (await Promise.all(urls)).map((text) => /"url":\s*"file:/.test(text));
    return infos.filter((_, index) => isLocal[index]);
}
/** The headers of wheels, which each installer puts elsewhere, and nothing loads; a package of that name has code. */
async function removeHeaders(include) {
    if (!(0,external_node_fs_.existsSync)(include))
        return;
    const names = await (0,promises_.readdir)(include, { recursive: true });
    if (!names.some((name) => /\.(py|so)$/.test(name)))
        await remove(include);
}
/** The names of the folders in which installed packages describe themselves. */
async function distInfos(directory) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return [];
    return (await (0,promises_.readdir)(directory)).filter((name) => name.endsWith('.dist-info')).sort();
}
/** Python reads from it which files a package has; installers add theirs, in an order of their own. */
async function rewriteRecord(record, directory) {
    const text = await (0,promises_.readFile)(record, 'utf8').catch(() => undefined);
    if (text === undefined)
        return;
    // pip moves what lies beside the packages, such as share/, without telling the record.
    const all = text.split(/\r?\n/).map((line) => line.replace(/^("?)(\.\.\/)+/, '$1'));
    const lines = all.filter((line) => {
        const [, quoted, plain = ''] = /^(?:"(.*?)"|([^,]*)),/.exec(line) ?? [];
        return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, quoted ?? plain)) && line !== '';
    });
    await (0,promises_.writeFile)(record, textOf([...new Set(lines)].sort()));
}
function remove(path) {
    return (0,promises_.rm)(path, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./src/build/python/pip-install.ts







/**
 * Installs a set into a directory, wheels only. Gives what must be there then; undefined where pip finds no wheel for something.
 * Throws a Problem for any other failure.
 */
async function installByPip(by, directory) {
    const { python, set, scratch, request } = by;
    await (0,promises_.mkdir)(scratch, { recursive: true });
    const report = (0,external_node_path_.join)(scratch, 'report.json');
    const args = ['install', '--target', directory, '--report', report, ...(await settingsFor(by))];
    const ended = await runPip(python, args, set.cwd, request);
    if (ended.exitCode === 0)
        return [...pinsOf(set), ...reported(await (0,promises_.readFile)(report, 'utf8'))];
    if (/No matching distribution found|ResolutionImpossible/.test(ended.lines.join('\n')))
        return undefined;
    throw new problem/* Problem */.AF(explain(pipTool, ended));
}
async function settingsFor({ set, scratch, target }) {
    const { requirements, constraints, indexLines, trustedHosts, prereleases } = set.wanted;
    const list = (0,external_node_path_.join)(scratch, 'wanted.txt');
    const limits = (0,external_node_path_.join)(scratch, 'constraints.txt');
    await (0,promises_.writeFile)(list, textOf([...indexLines, ...requirements.map(lineOf)]));
    await (0,promises_.writeFile)(limits, textOf(constraints.map(({ text }) => text)));
    return [
        ...['--requirement', list],
        ...(constraints.length > 0 ? ['--constraint', limits] : []),
        ...(set.complete ? ['--no-deps'] : []),
        ...(requirements.some(({ hashes }) => hashes.length > 0) ? ['--require-hashes'] : []),
        ...(prereleases ? ['--pre'] : []),
        ...trustedHosts.flatMap((host) => ['--trusted-host', host]),
        // A wheel that this runner takes can ask for a newer glibc than the target has.
        ...platformsFor(target).flatMap((platform) => ['--platform', platform]),
        ...['--python-version', target.full, '--implementation', 'cp', '--only-binary=:all:', '--no-compile'],
        ...['--no-warn-script-location', '--progress-bar', 'off'],
    ];
}
/** What the set itself pins for every Python. */
function pinsOf({ wanted }) {
    return wanted.requirements.filter(({ text, version }) => version !== undefined && !text.includes(';'));
}
/** What pip says it has installed. */
function reported(json) {
    const { install } = JSON.parse(json);
    return install.map(({ metadata: { name, version } }) => ({ name: normalised(name), version }));
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/build/python/verify.ts







/** The packages in a directory, whatever an installer has said of it. */
async function installedIn(directory) {
    return Promise.all((await distInfos(directory)).map(async (info) => {
        const metadata = await fieldsOf((0,external_node_path_.join)(directory, info, 'METADATA'));
        const wheel = await fieldsOf((0,external_node_path_.join)(directory, info, 'WHEEL'));
        return {
            name: normalised(metadata.get('name')?.[0] ?? info.split('-')[0] ?? info),
            version: metadata.get('version')?.[0] ?? '',
            tags: wheel.get('tag') ?? [],
            requires: metadata.get('requires-dist') ?? [],
        };
    }));
}
/** The fields of a file whose head is like that of a mail, by their names in lower case. */
async function fieldsOf(path) {
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => '');
    const [head = ''] = text.split(/\r?\n\r?\n/);
    const fields = new Map();
    for (const line of head.split(/\r?\n/)) {
        const [, name, value = ''] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
        if (name === undefined)
            continue;
        fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), value]);
    }
    return fields;
}
/** Throws one Problem with all that is missing, or there in another version, or not for the target. */
function verify_requireAll(installed, pins, target, tool) {
    const missing = pins.filter(({ name, version }) => !installed.some((one) => one.name === name && (version === undefined || isSame(one.version, version))));
    const foreign = installed.filter(({ tags }) => tags.length > 0 && !tags.some((tag) => wheels_fits(tag, target)));
    const complaints = [
        ...(missing.length > 0
            ? [
                `${tool} reported success, but did not install ${missing.map(verify_nameOf).join(', ')}. ` +
                    'What it printed stands above in the log.',
            ]
            : []),
        ...(foreign.length > 0
            ? [
                `${tool} reported success, but what it installed is not for ${inWords(target)}: ` +
                    `${foreign.map((one) => `${verify_nameOf(one)} (${one.tags.join(', ')})`).join(', ')}. ` +
                    'Ask for versions that have a wheel for it.',
            ]
            : []),
    ];
    if (complaints.length > 0)
        throw new problem/* Problem */.AF(complaints);
}
/** Whether two texts are the same version: `1.0`, `1.0.0` and `v1` are, and `2023.07` is `2023.7`. Without a local part, any will do (PEP 440). */
function isSame(one, other) {
    const [first, second] = [one, other].map((text) => text.toLowerCase().split('+'));
    const isLocalSame = first[1] === undefined || second[1] === undefined || first[1] === second[1];
    return isLocalSame && plain(first[0] ?? '') === plain(second[0] ?? '');
}
const spellings = [
    [/^v/, ''],
    [/[-_.]?(alpha|beta|preview|pre|rc|a|b|c)[-_.]?(\d*)/, '|$1$2'],
    [/\|(alpha)/, '|a'],
    [/\|(beta)/, '|b'],
    [/\|(preview|pre|c)(?=\d|$)/, '|rc'],
    [/[-_.]?(post|rev|r)[-_.]?(\d*)$|-(\d+)$/, '|post$2$3'],
    [/\b0+(?=\d)/g, ''],
    [/(\.0)+(?=\||$)/, ''],
];
/** One spelling for all that PEP 440 takes for the same. */
function plain(version) {
    return spellings.reduce((text, [spelling, instead]) => text.replace(spelling, instead), version);
}
function verify_nameOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}
/** Whether a marker of a requirement asks which Python it is, or which machine. */
function dependsOnPython(requirement) {
    const [, marker = ''] = /;(.*)$/s.exec(requirement) ?? [];
    return /\b(python_version|python_full_version|platform_machine|implementation_version)\b/.test(marker);
}

;// CONCATENATED MODULE: ./src/build/python/uv-install.ts












/** Installs a set into a directory, wheels only but for what may be built. Gives what must be there then. Throws a Problem. */
async function installByUv(by, directory) {
    await (0,promises_.mkdir)(by.scratch, { recursive: true });
    const { pins, built } = await resolve(by);
    const hashed = pins.filter(({ hashes }) => hashes.length > 0);
    const others = pins.filter(({ hashes }) => hashes.length === 0);
    await uv_install_install(by, hashed, built, ['--target', directory, '--require-hashes']);
    await uv_install_install(by, others, built, ['--target', directory]);
    return pins;
}
/** What the set comes to for the target: first by wheels only, then with what may be built of what has none. */
async function resolve(by) {
    const byWheels = await compile(by, []);
    if ('pins' in byWheels)
        return { ...byWheels, built: [] };
    const missing = await withoutWheel(by, by.set.wanted.requirements, []);
    if (missing.length === 0)
        throw new problem/* Problem */.AF(explain(by.uv.tool, byWheels.ended));
    const built = await buildable(by, missing);
    if (built.length === 0)
        throw new problem/* Problem */.AF(noWheels(missing, by.target));
    const byBuilding = await compile(by, built);
    if ('pins' in byBuilding)
        return { ...byBuilding, built };
    const still = await withoutWheel(by, by.set.wanted.requirements, built);
    throw new problem/* Problem */.AF(still.length > 0 ? noWheels(still, by.target) : explain(by.uv.tool, byBuilding.ended));
}
async function compile(by, built) {
    const { set, scratch, uv, request } = by;
    const output = (0,external_node_path_.join)(scratch, `resolved-${built.length}.txt`);
    const input = set.manifest?.args ?? [await write(by, 'wanted.txt', set.wanted.requirements)];
    const args = [...input, '--no-annotate', '--no-header', '--quiet', '--output-file', output];
    const ended = await runUv(uv, ['pip', 'compile', ...args, ...(await resolving(by)), ...uv_install_settingsFor(by, built)], set.cwd, request);
    if (ended.exitCode !== 0)
        return { ended };
    return { pins: await uv_install_pinsOf(await (0,promises_.readFile)(output, 'utf8'), by) };
}
/** The pins that uv has written, each with what the set says of it: its hashes, or where its wheel lies. */
async function uv_install_pinsOf(text, by) {
    const { set } = by;
    const { requirements, locals } = await parseRequirements(text, { directory: set.cwd, workspace: '/' });
    const pins = requirements.map((pin) => ({ ...pin, hashes: hashesOf(pin, set) }));
    const hashed = pins.some(({ hashes }) => hashes.length > 0);
    const bare = pins.filter(({ hashes, url }) => hashed && hashes.length === 0 && url === undefined);
    if (bare.length > 0) {
        throw new problem/* Problem */.AF(`Some requirements have a hash, and then all must have one: ${bare.map(({ text }) => text).join(', ')} ` +
            'has none, or is not among them. Add it with its hashes.');
    }
    const wheels = locals.map(async (local) => {
        const url = (0,external_node_url_.pathToFileURL)(local.path).href;
        return set.wanted.requirements.find((one) => one.url === url) ?? (await asWheel(local, by));
    });
    return [...pins, ...(await Promise.all(wheels))];
}
/** A set can ask for several versions of a package, each with a marker of its own. */
function hashesOf({ name, version }, { wanted }) {
    const named = wanted.requirements.filter((one) => one.name === name);
    const [only, ...others] = named;
    if (only && others.length === 0)
        return only.hashes;
    const same = named.filter((one) => isSame(one.version ?? '', version ?? ''));
    return same.flatMap(({ hashes }) => hashes);
}
/** Those of some requirements that cannot be had as wheels for the target, each tried by itself. */
async function withoutWheel(by, requirements, built) {
    const atOnce = (0,p_limit/* default */.A)(8);
    const fitting = await Promise.all(requirements.map((requirement, index) => atOnce(() => hasWheel(requirement, `probe-${index}.txt`, by, built))));
    return requirements.filter((_, index) => !fitting[index]);
}
async function hasWheel(requirement, file, by, built) {
    const { uv, set, scratch, request } = by;
    const { exitCode, lines } = await runUv(uv, [
        ...['pip', 'install', '--dry-run', '--target', (0,external_node_path_.join)(scratch, 'nothing')],
        ...['--requirements', await write(by, file, [requirement])],
        ...(await resolving(by)),
        ...uv_install_settingsFor(by, built),
    ], set.cwd, quiet(request));
    return exitCode === 0 || !lacksWheel.test(lines.join(' '));
}
/** What uv says where it would have to build: any other failure is not about wheels. */
const lacksWheel = /no (usable )?wheels|wheels are required|not compatible with|build\w* .*\bis disabled/i;
/** Which packages to build: those that may be, of those that have no wheel, or are brought by one that cannot be had. */
async function buildable(by, missing) {
    const { installScripts: allowed } = by.request;
    if (typeof allowed === 'boolean')
        return allowed ? 'any' : [];
    const names = allowed.map(normalised);
    const direct = missing.map(({ name }) => name).filter((name) => names.includes(name));
    if (by.set.complete)
        return direct;
    const others = names.filter((name) => !direct.includes(name));
    const brought = await Promise.all(others.map(async (name) => {
        const requirement = { name, text: name, hashes: [] };
        const alone = { ...by, set: { ...by.set, complete: true } };
        return (await hasWheel(requirement, `probe-${name}.txt`, alone, [])) ? [] : [name];
    }));
    return [...direct, ...brought.flat()];
}
function noWheels(missing, target) {
    const names = missing.map(({ text }) => text.replace(/\s*;.*$/s, ''));
    return (`There is no wheel for ${inWords(target)} of ${names.join(', ')}. Ask for a version that has one, or for another ` +
        'runtime or architecture; or name in "install-scripts" what may be built from its source, which gives what runs there ' +
        "if it is pure Python, or if this runner has the target's Python and architecture.");
}
async function uv_install_install(by, pins, built, into) {
    if (pins.length === 0)
        return;
    const ended = await installPins(by, pins, built, into);
    if (ended.exitCode === 0)
        return;
    const foreign = await builtForRunner(by, pins, built);
    throw new problem/* Problem */.AF(foreign.length > 0
        ? `${foreign.join(', ')} could be built from source only for this runner, or not at all, and the layer is for ` +
            `${inWords(by.target)}. Use a runner of that architecture with that Python, or a version that has a wheel.`
        : explain(by.uv.tool, ended));
}
/** Of what is to be built, what cannot be, or gives something that does not fit the target. */
async function builtForRunner(by, pins, built) {
    const candidates = built === 'any' ? await withoutWheel(by, pins, []) : pins.filter(({ name }) => built.includes(name));
    const failed = [];
    for (const pin of candidates) {
        const into = ['--target', (0,external_node_path_.join)(by.scratch, `built-${pin.name}`)];
        const { exitCode } = await installPins(by, [pin], built, into);
        if (exitCode !== 0)
            failed.push(pin.name);
    }
    return failed;
}
async function installPins(by, pins, built, into) {
    const { uv, set, request } = by;
    const list = await write(by, 'pins.txt', pins);
    const args = ['--requirements', list, '--no-deps', '--link-mode', 'copy', '--no-compile-bytecode'];
    const indexes = set.complete ? [] : indexesOf(set);
    return runUv(uv, ['pip', 'install', ...into, ...args, ...indexes, ...uv_install_settingsFor(by, built)], set.cwd, request);
}
/** How far a resolution goes, and what it is held to. */
async function resolving(by) {
    const { complete, wanted, manifest } = by.set;
    const { constraints, prereleases } = wanted;
    const file = (0,external_node_path_.join)(by.scratch, 'constraints.txt');
    await (0,promises_.writeFile)(file, textOf(constraints.map(({ text }) => text)));
    return [
        ...(complete ? ['--no-deps'] : []),
        // What lies here has no wheel yet.
        ...(manifest?.ownNames ?? []).flatMap((name) => ['--no-binary', name]),
        ...(constraints.length > 0 ? ['--constraints', file] : []),
        ...(prereleases ? ['--prerelease', 'allow'] : []),
    ];
}
/** The target, and what the user's settings give way to. With hashes it does not matter which index a package comes from. */
function uv_install_settingsFor({ set, target, python }, built) {
    const { architecture, glibc, full } = target;
    // uv knows no platform for glibc 2.26.
    const kind = glibc === '2.26' ? 'manylinux2014' : `manylinux_${glibc.replace('.', '_')}`;
    const names = built === 'any' ? [] : built;
    const asPip = set.rules === 'pip' || set.complete;
    return [
        ...['--python-version', full, '--python-platform', `${machineOf[architecture]}-${kind}`],
        ...(python ? ['--python', python.command] : []),
        '--no-python-downloads',
        ...(built === 'any' ? [] : ['--only-binary', ':all:']),
        ...[':none:', ...names].flatMap((name) => ['--no-binary', name]),
        ...(asPip ? ['--index-strategy', 'unsafe-best-match'] : []),
        ...(set.complete ? indexesOf(set) : []),
        ...set.wanted.trustedHosts.flatMap((host) => ['--allow-insecure-host', host]),
    ];
}
/** Where a resolution has pins from, an install finds them; for what is yet to be resolved, uv's own rules hold. */
function indexesOf({ indexes = [] }) {
    return indexes.flatMap((index) => ['--index', index]);
}
/** Writes requirements as a file, with the lines that say where they come from. */
async function write({ set, scratch }, name, requirements) {
    const path = (0,external_node_path_.join)(scratch, name);
    await (0,promises_.writeFile)(path, textOf([...set.wanted.indexLines, ...requirements.map(lineOf)]));
    return path;
}

;// CONCATENATED MODULE: ./src/build/python/warnings.ts


/** What a reader should know of requirements that nothing protects against other bytes. */
function warningsAboutAddresses({ wanted }) {
    const open = wanted.requirements.filter(({ url, hashes }) => url !== undefined && !url.startsWith('file:') && hashes.length === 0);
    if (open.length === 0)
        return [];
    return [
        `${open.map(({ name }) => name).join(', ')} come from an address without a hash: nothing shows when other bytes lie there.`,
    ];
}
/** What a reader should know where nobody said which Python a layer is for, and it matters. */
function warningsAboutVersion(set, installed, targets, { target: { runtimes } }) {
    if (runtimes.some((runtime) => runtime.startsWith('python')))
        return [];
    const asked = [
        ...set.wanted.requirements.map(({ text }) => text),
        ...installed.flatMap(({ requires }) => requires),
    ];
    if (!asked.some((requirement) => dependsOnPython(requirement)))
        return [];
    return [
        `What is installed depends on the version of Python, and the layer is for ${targets.map(inWords).join(', ')}, as this runner has it. ` +
            'Declare the runtimes of the functions that use it in "compatible-runtimes".',
    ];
}

;// CONCATENATED MODULE: ./src/build/python/installer.ts















/** Installs a set for each Python that the layer is for, and checks what has come of it. Throws a Problem. */
async function installPackages(set, request) {
    requireSome(set);
    const python = await findPython(request);
    const job = { set, targets: targetsOf(request, python), python, request };
    const { by, trees } = await installer_install(job);
    const installed = (await Promise.all(trees.map(({ directory }) => installedIn(directory)))).flat();
    if (installed.length === 0)
        throw new problem/* Problem */.AF(isEmpty);
    const names = installed.map(({ name }) => name);
    return {
        directory: await python_layout_layOut(trees, (0,external_node_path_.join)(request.work, 'layer')),
        own: trees.flatMap(({ minor, local }) => local.flatMap((name) => [`python/${name}`, `python/lib/python${minor}/site-packages/${name}`])),
        by,
        warnings: [
            ...warningsAboutAddresses(set),
            ...warningsAboutScripts({
                heldBack: [],
                notFound: namedBeyond(request.installScripts, names, normalised),
            }),
            ...warningsAboutVersion(set, installed, job.targets, request),
        ],
    };
}
const isEmpty = 'The manifest in "source" asks for no dependencies: the layer would be empty. ' +
    'A tree of own files needs no package manager: set "package-manager: none".';
function requireSome({ wanted, manifest }) {
    if (!manifest && wanted.requirements.length + wanted.locals.length === 0)
        throw new problem/* Problem */.AF(isEmpty);
}
/** pip where it can do it, otherwise uv. */
async function installer_install(job) {
    const { log } = job.request;
    const reason = whyNotPip(job);
    if (reason === undefined && job.python) {
        log.info(`pip installs: this runner has the Python and the architecture that the layer is for.`);
        const installed = await byPip(job, job.python);
        if (installed)
            return installed;
    }
    const why = reason ?? 'pip finds no wheels for something, and uv can tell for what';
    const uv = await findUv(job.request, job.python);
    log.info(`uv ${uv.version} installs: ${why}.`);
    return byUv(job, uv);
}
/** pip judges markers by the Python that it runs in, and builds for that too (measured with pip 23.2 and 26.3). */
function whyNotPip({ set, targets, python, request }) {
    const [target, ...others] = targets;
    const { requirements, locals } = set.wanted;
    const obstacles = [
        [set.rules === 'uv', 'the project is one of uv'],
        [python?.pip === undefined || !python.isCPython, 'this runner has no CPython with pip'],
        [
            others.length > 0,
            `pip installs for one Python, and the layer is for ${targets.map(inWords).join(', ')}`,
        ],
        [
            !request.target.isOwn ||
                process.platform !== 'linux' ||
                target?.minor !== minorOf(python?.version ?? ''),
            `pip would judge by this runner's Python ${python?.version ?? ''} on ${process.arch}, and the layer is for ` +
                (target ? inWords(target) : ''),
        ],
        [
            locals.length > 0 || requirements.some(({ url }) => url !== undefined && !isWheel(url)),
            'something has to be built from source',
        ],
        [
            requirements.some(({ text }) => text.includes('python_full_version')),
            "a marker asks for Python's patch level, which is Lambda's and not this runner's",
        ],
    ];
    return obstacles.find(([stands]) => stands)?.[1];
}
async function byPip({ set, targets, request }, python) {
    const trees = [];
    for (const target of targets) {
        const { directory, scratch } = await placeFor(target, request);
        const pins = await installByPip({ python, set, target, scratch, request }, directory);
        if (!pins)
            return undefined;
        const local = await finish(directory, pins, target, 'pip');
        trees.push({ minor: target.minor, directory, local });
    }
    return { by: `pip ${python.pip ?? ''}`, trees };
}
async function byUv(job, uv) {
    const { targets, python, request, ...given } = await withPipSources(job);
    const set = await withWheels(given.set, { uv, python, request });
    const trees = [];
    for (const target of targets) {
        const { directory, scratch } = await placeFor(target, request);
        const pins = await installByUv({ uv, python, set, target, scratch, request }, directory);
        const local = await finish(directory, pins, target, 'uv');
        trees.push({ minor: target.minor, directory, local });
    }
    return { by: `uv ${uv.version}`, trees };
}
async function placeFor({ minor }, { work }) {
    const directory = (0,external_node_path_.join)(work, `python-${minor}`);
    // An attempt by pip can have left something there.
    await (0,promises_.rm)(directory, { recursive: true, force: true });
    await (0,promises_.mkdir)(directory);
    return { directory, scratch: (0,external_node_path_.join)(work, `scratch-${minor}`) };
}
async function finish(directory, pins, target, tool) {
    const local = await localInfos(directory);
    await normalise_normalise(directory);
    verify_requireAll(await installedIn(directory), pins, target, tool);
    return local;
}
/** A job that has pip's settings of where packages come from in the forms that uv reads. */
async function withPipSources(job) {
    const { set, python, request } = job;
    if (set.rules !== 'pip')
        return job;
    const { indexLines, env } = await pipSources(python, request);
    const { UV_DEFAULT_INDEX, ...others } = env;
    const hasIndex = set.wanted.indexLines.some((line) => line.startsWith('--index-url'));
    return {
        ...job,
        set: { ...set, wanted: joined([{ ...nothing, indexLines }, set.wanted]) },
        request: {
            ...request,
            env: { ...(hasIndex ? others : { UV_DEFAULT_INDEX, ...others }), ...request.env },
        },
    };
}
/** The set with a wheel for everything that lies here as source. */
async function withWheels(set, by) {
    const { wanted } = set;
    const own = await Promise.all(wanted.locals.map((local) => asWheel(local, by)));
    return { ...set, wanted: { ...wanted, locals: [], requirements: [...wanted.requirements, ...own] } };
}
function isWheel(url) {
    return /\.whl(#|$)/.test(url);
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var smol_toml_dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./src/build/python/pyproject.ts




/** The pyproject.toml of a directory; undefined where there is none. Throws a Problem for one that is no TOML. */
async function readPyproject(directory) {
    const path = (0,external_node_path_.join)(directory, 'pyproject.toml');
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
    return text === undefined ? undefined : parseToml(text, path);
}
/** A TOML text as a value. `path` names its file in the Problem that a faulty text gives. */
function parseToml(text, path) {
    try {
        return (0,smol_toml_dist/* parse */.qg)(text);
    }
    catch (error) {
        throw new problem/* Problem */.AF(`${path} cannot be read: ${(0,problem/* messageOf */.bD)(error).split('\n')[0] ?? ''}. Correct it.`, {
            cause: error,
        });
    }
}
/** The licence that a pyproject.toml states as a text. */
function pyproject_licenseOf(pyproject) {
    const license = pyproject?.project?.license ?? pyproject?.tool?.poetry?.license;
    if (typeof license === 'string')
        return license;
    const text = license?.text;
    return typeof text === 'string' ? text.trim().split('\n')[0] : undefined;
}

;// CONCATENATED MODULE: ./src/build/python/working-copy.ts





/**
 * Copies a Python project to work in, with the absolute paths that it takes packages from, but without what earlier work has
 * left in it: environments, caches, and what setuptools has built, which it would pack again. Throws a Problem for a path outside
 * of the checkout.
 */
async function workingCopy(project, paths, { work, workspace }) {
    const beyond = [...new Set(paths)].filter((path) => !(0,src_paths/* isInside */.FK)(workspace, path));
    if (beyond.length > 0) {
        throw new problem/* Problem */.AF(`The project needs packages that lie outside of the checkout: ${beyond.join(', ')}. Move them into it.`);
    }
    return (0,copy/* copyProject */.N)(project, (0,external_node_path_.join)(work, 'project'), {
        reaches: paths,
        leaveOut: (path) => Promise.resolve(working_copy_isLeftover(path)),
    });
}
function working_copy_isLeftover(path) {
    const name = (0,external_node_path_.basename)(path);
    if (name === '__pycache__' || name.endsWith('.egg-info'))
        return true;
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'pyvenv.cfg')) || (name === 'build' && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'lib')));
}

;// CONCATENATED MODULE: ./src/build/python/pip.ts








const pip = {
    name: 'pip',
    language: 'Python',
    lockFiles: [],
    manifests: ['requirements.txt'],
    toLock: 'Let "uv pip compile --universal --generate-hashes" write a requirements.txt with the hash of every package, and commit it.',
    takesExtras: true,
    isLocked: pip_isLocked,
    build: pip_build,
};
/** Whether every requirement has a hash: pip then takes nothing else. */
async function pip_isLocked(root) {
    const file = (0,external_node_path_.join)(root, 'requirements.txt');
    if (!(0,external_node_fs_.existsSync)(file))
        return false;
    // A file that cannot be read is for the build to refuse.
    const found = await readRequirements(file, { directory: root, workspace: '/' }).catch(() => nothing);
    const { requirements, locals } = found;
    return (locals.length === 0 && requirements.length > 0 && requirements.every(({ hashes }) => hashes.length > 0));
}
async function pip_build(request, project) {
    const { source } = project;
    const pyproject = await readPyproject(source);
    const place = { directory: source, workspace: request.workspace };
    const wanted = await wantedBy(place, pyproject, request.extras);
    const { by, warnings, ...installed } = await installPackages({ wanted: await copied(wanted, project, request), complete: false, cwd: source, rules: 'pip' }, request);
    return {
        ...installed,
        version: by.startsWith('pip ') ? by.slice('pip '.length) : `with ${by}`,
        license: pyproject_licenseOf(pyproject),
        warnings,
    };
}
async function wantedBy(place, pyproject, extras) {
    const file = (0,external_node_path_.join)(place.directory, 'requirements.txt');
    const chosen = extrasOf(pyproject, extras);
    if ((0,external_node_fs_.existsSync)(file))
        return joined([await readRequirements(file, place), chosen]);
    if (!pyproject?.project) {
        throw new problem/* Problem */.AF('Input "source" has neither a requirements.txt nor a pyproject.toml with a table [project]: pip finds nothing to install there.');
    }
    return joined([await pip_dependenciesOf(pyproject, place), chosen]);
}
async function pip_dependenciesOf(pyproject, place) {
    const { dependencies = [], dynamic = [] } = pyproject.project ?? {};
    if (!dynamic.includes('dependencies'))
        return pip_listed(dependencies);
    const files = [pyproject.tool?.setuptools?.dynamic?.dependencies?.file ?? []].flat();
    if (files.length === 0) {
        throw new problem/* Problem */.AF('The pyproject.toml in "source" has its "dependencies" as "dynamic", so that only a build could tell them. ' +
            'List them there, or in a requirements.txt.');
    }
    return joined(await Promise.all(files.map((file) => readRequirements((0,external_node_path_.join)(place.directory, file), place))));
}
function extrasOf(pyproject, extras) {
    const known = Object.entries(pyproject?.project?.['optional-dependencies'] ?? {});
    const names = known.map(([name]) => name);
    requireNoneOf(extras.filter((extra) => !isAmong(names, extra)), { manifest: 'pyproject.toml', kinds: 'optional dependencies', names });
    return joined(known.flatMap(([name, texts]) => (isAmong(extras, name) ? [pip_listed(texts)] : [])));
}
function pip_listed(texts) {
    return { ...nothing, requirements: texts.map((text) => requirementOf(text)) };
}
/** The same, with every package that lies here in a copy: to build it writes into it. */
async function copied(wanted, project, request) {
    const { locals } = wanted;
    if (locals.length === 0)
        return wanted;
    const paths = locals.map(({ path }) => path);
    const copy = await workingCopy(project, paths, request);
    const there = (local) => ({
        ...local,
        path: (0,external_node_path_.join)(copy.source, (0,external_node_path_.relative)(project.source, local.path)),
    });
    return { ...wanted, locals: locals.map(there) };
}

;// CONCATENATED MODULE: ./src/build/python/pipenv-tool.ts


const pipenvTool = {
    name: 'pipenv',
    command: 'pipenv',
    remedy: 'Add a step with "run: pipx install pipenv" before this one.',
    cures: [],
};
/** How pipenv tells its version. */
const pipenv_tool_versionLine = /version (\S+)/;
/** Runs a pipenv command in a project, and tells how it ended. */
function runPipenv(args, cwd, { env, log }) {
    const settings = {
        PIPENV_PIPFILE: (0,external_node_path_.join)(cwd, 'Pipfile'),
        PIPENV_VENV_IN_PROJECT: '1',
        PIPENV_IGNORE_VIRTUALENVS: '1',
        PIPENV_DONT_LOAD_ENV: '1',
        PIPENV_NOSPIN: '1',
        PIPENV_VERBOSITY: '-1',
        PIPENV_YES: '1',
    };
    return tryTool(pipenvTool, args, cwd, { env: { ...env, ...settings }, log });
}

;// CONCATENATED MODULE: ./src/build/python/pipenv.ts












const pipenv = {
    name: 'pipenv',
    language: 'Python',
    lockFiles: ['Pipfile.lock'],
    manifests: ['Pipfile'],
    toLock: 'Let "pipenv lock" write Pipfile.lock, and commit it.',
    takesExtras: true,
    build: pipenv_build,
};
async function pipenv_build(request, given) {
    const pipfile = await readPipfile(given.source);
    requireCategories(pipfile, request.extras);
    const { source } = await workingCopy(given, pathsOf(pipfile, given.source), request);
    await requireLock(source, given.locked, request);
    const lines = await exported(source, request);
    const wanted = await parseRequirements(lines, { directory: source, workspace: request.work });
    const { by, warnings, ...installed } = await installPackages({ wanted, complete: true, cwd: source, rules: 'pip' }, request);
    const targets = targetsOf(request, await findPython(request));
    return {
        ...installed,
        version: `${await versionOf(pipenvTool, pipenv_tool_versionLine, request.work, quiet(request))} with ${by}`,
        warnings: [...warningsAboutPython(pipfile, targets), ...warnings],
    };
}
async function readPipfile(source) {
    const path = (0,external_node_path_.join)(source, 'Pipfile');
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
    if (text === undefined)
        throw new problem/* Problem */.AF('There is no Pipfile in "source", which pipenv would read. Add it.');
    return parseToml(text, path);
}
/** The tables of a Pipfile that list no packages to be had beside the default ones. */
const noCategories = ['source', 'requires', 'scripts', 'pipenv', 'packages'];
function requireCategories(pipfile, extras) {
    const known = Object.keys(pipfile).filter((name) => !noCategories.includes(name));
    requireNoneOf(extras.filter((extra) => !known.includes(extra)), { manifest: 'Pipfile', kinds: 'categories', names: known });
}
/** The paths that packages are taken from. */
function pathsOf(pipfile, source) {
    return Object.values(pipfile)
        .flatMap((table) => Object.values((table ?? {})))
        .flatMap((entry) => entry?.path ?? [])
        .filter((path) => typeof path === 'string')
        .map((path) => (0,external_node_path_.resolve)(source, path));
}
/** pipenv itself would take an old lock file, or none, and end with 0. */
async function requireLock(source, locked, request) {
    const ended = await runPipenv([locked ? 'verify' : 'lock'], source, request);
    if (ended.exitCode === 0)
        return;
    throw new problem/* Problem */.AF(locked
        ? 'Pipfile.lock does not fit Pipfile. Run "pipenv lock" and commit it.'
        : explain(pipenvTool, ended));
}
async function exported(source, request) {
    const { extras } = request;
    const categories = extras.length > 0 ? ['--categories', ['packages', ...extras].join(' ')] : [];
    // What it prints can hold the credentials of an index.
    const args = ['requirements', '--hash', ...categories];
    const { exitCode, lines } = await runPipenv(args, source, quiet(request));
    if (exitCode !== 0) {
        throw new problem/* Problem */.AF(`pipenv could not say what its lock file has (exit code ${exitCode}): ${lines.at(-1) ?? ''}. ` +
            'Run "pipenv requirements" in a clean checkout to see why.');
    }
    return lines.filter((line) => isRequirement.test(line)).join('\n');
}
/** pipenv's notices come between its lines. */
const isRequirement = /^(-[a-z]\s|--[a-z]|\.|\/|[a-z+]+:\/\/|[\w.-]+(\[[^\]]*\])?\s*[=<>!~@;])/i;
/** pipenv locks for one Python only: what others need beside that is not in its lock file. */
function warningsAboutPython({ requires = {} }, targets) {
    const locked = requires.python_version ?? requires.python_full_version;
    const others = targets.filter(({ minor }) => locked !== undefined && !`${locked}.`.startsWith(`${minor}.`));
    if (locked === undefined || others.length === 0)
        return [];
    return [
        `Pipfile.lock is for Python ${locked}, and the layer is for Python ${others.map(({ minor }) => minor).join(', ')}: ` +
            'what only that one needs is not in it. Let Pipfile require the Python of the functions, or use uv, which locks for all.',
    ];
}

;// CONCATENATED MODULE: ./src/build/python/poetry-tool.ts

const poetryTool = {
    name: 'poetry',
    command: 'poetry',
    remedy: 'Add a step with "run: pipx install poetry" before this one.',
    cures: [[/poetry\.lock/, 'poetry.lock does not fit pyproject.toml. Run "poetry lock" and commit it.']],
};
/** What "poetry export" complains of. */
const exportCures = [
    [
        /command "?export"? does not exist/,
        'It has no command "export" here, and poetry.lock is of a version that cannot be read without it. ' +
            'Add a step with "run: pipx inject poetry poetry-plugin-export", or lock again with poetry 2.',
    ],
    [
        /$/,
        'It could not export its lock file. Lock again with poetry 2, whose poetry.lock can be read as it is.',
    ],
];
/** How poetry tells its version. */
const poetry_tool_versionLine = /version (\S+?)\)?$/;
/** Runs a poetry command, and tells how it ended. */
function runPoetry(args, cwd, { env, log }) {
    // An environment that poetry makes goes into the working copy.
    const settings = { POETRY_VIRTUALENVS_IN_PROJECT: 'true' };
    return tryTool(poetryTool, [...args, '--no-interaction', '--no-ansi'], cwd, {
        env: { ...env, ...settings },
        log,
    });
}

;// CONCATENATED MODULE: ./src/build/python/poetry-lock.ts




/** The poetry.lock of a directory; without one, nothing. Throws a Problem for one that is no TOML. */
async function readPoetryLock(directory) {
    const path = (0,external_node_path_.join)(directory, 'poetry.lock');
    const text = await (0,promises_.readFile)(path, 'utf8').catch(() => '');
    return parseToml(text, path);
}
/** What a lock file says for the main dependencies and what is chosen beside them; undefined for a version that does not say it. */
function requirementsOf(lock, { extras, groups }, { directory }) {
    const { package: packages = [], metadata } = lock;
    if (!/^2\.([1-9]|\d\d)/.test(metadata?.['lock-version'] ?? ''))
        return undefined;
    const requirements = [];
    const locals = [];
    for (const one of packages) {
        for (const marker of markersOf(one, ['main', ...groups], extras)) {
            if (one.source?.type === 'directory' || one.source?.type === 'file') {
                const path = (0,external_node_path_.resolve)(directory, one.source.url ?? '');
                locals.push({ path, extras: '', marker: marker === '' ? '' : `; ${marker}` });
            }
            else {
                requirements.push(requirement(one, marker));
            }
        }
    }
    return { ...nothing, requirements, locals, indexLines: indexLinesOf(packages) };
}
/** Under which markers the groups bring a package, none where they do not; an empty marker always holds. */
function markersOf({ groups = [], markers = '' }, wanted, extras) {
    const bringing = wanted.filter((group) => groups.some((one) => normalised(one) === normalised(group)));
    const all = bringing.map((group) => (typeof markers === 'string' ? markers : (markers[group] ?? '')));
    if (all.includes(''))
        return [''];
    return all.length === 0 ? [] : [all.map((marker) => `(${judgeExtras(marker, extras)})`).join(' or ')];
}
/** Replaces what a marker asks of extras by what always holds, or never: only poetry knows the extras of a project. */
function judgeExtras(marker, extras) {
    return marker.replace(/extra\s*(==|!=)\s*["']([^"']*)["']/g, (_, operator, name) => {
        const isChosen = extras.some((extra) => normalised(extra) === normalised(name));
        return isChosen === (operator === '==') ? 'python_version >= "0"' : 'python_version < "0"';
    });
}
function requirement({ name, version, source, files = [] }, marker) {
    const end = marker === '' ? '' : ` ; ${marker}`;
    const url = addressOf(source);
    if (url !== undefined)
        return requirementOf(`${name} @ ${url}${end}`);
    return requirementOf(`${name}==${version}${end}`, files.map(({ hash }) => hash));
}
function addressOf(source) {
    const { type, url, resolved_reference: commit, subdirectory } = source ?? {};
    if (url === undefined || (type !== 'git' && type !== 'url'))
        return undefined;
    if (type === 'url')
        return url;
    return `git+${url}${commit ? `@${commit}` : ''}${subdirectory ? `#subdirectory=${subdirectory}` : ''}`;
}
/** The indexes that packages come from beside the default one. */
function indexLinesOf(packages) {
    const urls = packages.flatMap(({ source }) => (source?.type === 'legacy' && source.url ? [source.url] : []));
    return [...new Set(urls)].map((url) => `--extra-index-url ${url}`);
}

;// CONCATENATED MODULE: ./src/build/python/requires-python.ts


/** Throws a Problem for targets that a lock file was not made for: it does not say what they need. */
function requirePermitted(specifiers, targets, lockFile) {
    const outside = targets.filter(({ full }) => specifiers !== undefined && !permits(specifiers, full));
    if (outside.length === 0)
        return;
    throw new problem/* Problem */.AF(`${lockFile} is for Python ${specifiers ?? ''}, and the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
        `Change the Python that pyproject.toml requires and lock again, or change "compatible-runtimes".`);
}
/** Whether a version of Python, such as 3.13.5, is among those that specifiers permit: those of PEP 440, and `^`, `||` of poetry. */
function permits(specifiers, version) {
    return specifiers
        .split('||')
        .some((all) => clausesOf(all).every(({ operator, bound }) => judge(operator, bound, version)));
}
function clausesOf(text) {
    return [...text.matchAll(/(\^|~=|~|===?|!=|<=|>=|<|>)?\s*(\d[\w.]*\*?)/g)].map(([, operator = '==', bound = '']) => ({ operator, bound }));
}
function judge(operator, bound, version) {
    const parts = bound.split('.');
    const order = (0,src_runtimes/* compareVersions */.Zy)(version, bound);
    switch (operator) {
        case '>=':
            return order >= 0;
        case '>':
            return order > 0 && !version.startsWith(`${bound}.`);
        case '<=':
            return order <= 0;
        case '<':
            return order < 0;
        case '!=':
            return !isOf(version, bound);
        case '~=':
            return order >= 0 && isOf(version, `${parts.slice(0, -1).join('.')}.*`);
        case '~':
            return order >= 0 && isOf(version, `${parts.slice(0, 2).join('.')}.*`);
        case '^':
            return order >= 0 && isOf(version, `${parts[0] ?? ''}.*`);
        default:
            return isOf(version, bound);
    }
}
/** Whether a version is a bound itself, or one of those that its `.*` stands for. */
function isOf(version, bound) {
    return bound.endsWith('.*') ? version.startsWith(bound.slice(0, -1)) : version === bound;
}

;// CONCATENATED MODULE: ./src/build/python/poetry.ts














const poetry = {
    name: 'poetry',
    language: 'Python',
    lockFiles: ['poetry.lock'],
    manifests: [],
    toLock: 'Let "poetry lock" write poetry.lock, and commit it.',
    takesExtras: true,
    build: poetry_build,
};
async function poetry_build(request, given) {
    const pyproject = await readPyproject(given.source);
    if (!pyproject)
        throw new problem/* Problem */.AF('There is no pyproject.toml in "source", which poetry would read. Add it.');
    const chosen = chosenBy(pyproject, request.extras);
    const paths = poetry_pathsOf(await readPoetryLock(given.source), given.source);
    const { source } = await workingCopy(given, paths, request);
    await poetry_requireLock(source, given.locked, request);
    const lock = await readPoetryLock(source);
    const targets = targetsOf(request, await findPython(request));
    requirePermitted(lock.metadata?.['python-versions'], targets, 'poetry.lock');
    const wanted = await poetry_exported(source, chosen, lock, request);
    const { by, warnings, ...installed } = await installPackages({ wanted, complete: true, cwd: source, rules: 'pip' }, request);
    return {
        ...installed,
        version: `${await versionOf(poetryTool, poetry_tool_versionLine, request.work, quiet(request))} with ${by}`,
        license: pyproject_licenseOf(pyproject),
        warnings,
    };
}
function chosenBy(pyproject, names) {
    const { project, tool } = pyproject;
    const extras = Object.keys({ ...project?.['optional-dependencies'], ...tool?.poetry?.extras });
    const groups = Object.keys({ ...pyproject['dependency-groups'], ...tool?.poetry?.group });
    const known = [...extras, ...groups];
    requireNoneOf(names.filter((name) => !isAmong(known, name)), { manifest: 'pyproject.toml', kinds: 'extras and groups', names: known });
    return {
        extras: names.filter((name) => isAmong(extras, name)),
        groups: names.filter((name) => !isAmong(extras, name)),
    };
}
/** The paths that a lock file takes packages from. */
function poetry_pathsOf({ package: packages = [] }, source) {
    return packages.flatMap(({ source: from }) => from?.type === 'directory' || from?.type === 'file' ? [(0,external_node_path_.resolve)(source, from.url ?? '')] : []);
}
async function poetry_requireLock(source, locked, request) {
    const ended = await runPoetry(locked ? ['check', '--lock'] : ['lock'], source, request);
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF(explain(poetryTool, ended));
}
/** What the lock file says, by poetry's plugin; where that is missing, or cannot follow a lock, by the lock file itself. */
async function poetry_exported(source, chosen, lock, request) {
    const file = (0,external_node_path_.join)(request.work, 'exported.txt');
    const ended = await runPoetry([
        ...['export', '--format', 'requirements.txt', '--output', file, '--with-credentials'],
        ...['--only', ['main', ...chosen.groups].join(',')],
        ...chosen.extras.flatMap((extra) => ['--extras', extra]),
    ], source, request);
    const place = { directory: source, workspace: request.work };
    if (ended.exitCode === 0)
        return parseRequirements(await (0,promises_.readFile)(file, 'utf8'), place);
    request.log.info('poetry cannot export this lock file, which is read as it is.');
    const read = requirementsOf(lock, chosen, place);
    if (read)
        return read;
    throw new problem/* Problem */.AF(explain({ ...poetryTool, cures: exportCures }, ended));
}

;// CONCATENATED MODULE: ./src/build/python/uv-lock.ts









/** The uv.lock of a directory. Throws a Problem where it is no TOML. */
async function readLock(root) {
    const path = (0,external_node_path_.join)(root, 'uv.lock');
    return parseToml(await (0,promises_.readFile)(path, 'utf8'), path);
}
/** The paths that locked packages are taken from, relative to the lock file. */
function localPathsOf(lock) {
    return (lock.package ?? []).flatMap(({ source: from = {} }) => ['directory', 'editable', 'virtual', 'path'].flatMap((kind) => from[kind] ?? []));
}
/** Throws a Problem where the lock file of a working copy does not fit its manifests. */
async function requireFresh(root, lock, { uv, python }, request) {
    const check = async () => {
        const ended = await runUv(uv, ['lock', '--check'], root, request);
        if (ended.exitCode !== 0)
            throw new problem/* Problem */.AF(explain(uv.tool, ended));
    };
    const required = lock['requires-python'];
    if (!python || required === undefined || permits(required, python.version))
        return check();
    // uv compares by a Python that the project permits, and this runner need not have one.
    const manifests = [root, ...localPathsOf(lock).map((path) => (0,external_node_path_.resolve)(root, path))].map((directory) => (0,external_node_path_.join)(directory, 'pyproject.toml'));
    await whilePermitting(minorOf(python.version), [(0,external_node_path_.join)(root, 'uv.lock'), ...new Set(manifests)], check);
}
/** Runs something while files permit a Python from that version on, all of them alike, as before. */
async function whilePermitting(version, files, run) {
    const before = await Promise.all(files
        .filter((file) => (0,external_node_fs_.existsSync)(file))
        .map(async (file) => [file, await (0,promises_.readFile)(file, 'utf8')]));
    try {
        for (const [file, text] of before) {
            await (0,promises_.writeFile)(file, text.replace(/^requires-python\s*=.*$/m, `requires-python = ">=${version}"`));
        }
        await run();
    }
    finally {
        for (const [file, text] of before)
            await (0,promises_.writeFile)(file, text);
    }
}

;// CONCATENATED MODULE: ./src/build/python/uv.ts














const uv = {
    name: 'uv',
    language: 'Python',
    lockFiles: ['uv.lock'],
    manifests: ['pyproject.toml'],
    toLock: 'Let "uv lock" write uv.lock, and commit it.',
    takesExtras: true,
    hasMember: uv_hasMember,
    build: uv_build,
};
async function uv_hasMember(root, directory) {
    const pyproject = await readPyproject(root).catch(() => undefined);
    const { members = [], exclude = [] } = pyproject?.tool?.uv?.workspace ?? {};
    return isMember([...members, ...exclude.map((pattern) => `!${pattern}`)], root, directory);
}
async function uv_build(request, given) {
    const pyproject = await requirePyproject(given);
    const lock = given.locked ? await readLock(given.root) : {};
    const project = await workingCopy(given, await pathsFrom(given, pyproject, lock), request);
    const set = given.locked
        ? await lockedSet(project, pyproject, lock, request)
        : await freshSet(project, pyproject, request);
    const { by, warnings, ...installed } = await installPackages(set, request);
    return { ...installed, version: by.replace(/^uv /, ''), license: pyproject_licenseOf(pyproject), warnings };
}
async function requirePyproject({ source }) {
    const pyproject = await readPyproject(source);
    if (pyproject?.project)
        return pyproject;
    throw new problem/* Problem */.AF('The pyproject.toml in "source" has no table [project] with "dependencies", by which uv would know what to install. Add it, ' +
        'or name another "package-manager".');
}
/** The paths that packages are taken from. */
async function pathsFrom({ root, source }, pyproject, lock) {
    return [
        ...[...localPathsOf(lock), ...uv_pathsOf(await readPyproject(root))].map((path) => (0,external_node_path_.resolve)(root, path)),
        ...uv_pathsOf(pyproject).map((path) => (0,external_node_path_.resolve)(source, path)),
    ];
}
function uv_pathsOf(pyproject) {
    return Object.values(pyproject?.tool?.uv?.sources ?? {})
        .flat()
        .flatMap((source) => source.path ?? []);
}
async function lockedSet({ root, source }, pyproject, lock, request) {
    const python = await findPython(request);
    requirePermitted(lock['requires-python'], targetsOf(request, python), 'uv.lock');
    const uvOfRunner = await findUv(request, python);
    await requireFresh(root, lock, { uv: uvOfRunner, python }, request);
    const name = pyproject.project?.name ?? '';
    const file = (0,external_node_path_.join)(request.work, 'exported.txt');
    const ended = await runUv(uvOfRunner, [
        ...['export', '--frozen', '--no-dev', '--no-editable', '--no-header', '--no-annotate'],
        ...['--no-emit-package', name, '--quiet', '--output-file', file],
        ...(root === source ? [] : ['--package', name]),
        ...uv_extrasOf(pyproject, request.extras),
    ], root, request);
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF(explain(uvOfRunner.tool, ended));
    const wanted = await parseRequirements(await (0,promises_.readFile)(file, 'utf8'), {
        directory: root,
        workspace: request.work,
    });
    return { wanted, complete: true, indexes: uv_indexesOf(await readPyproject(root)), cwd: root, rules: 'uv' };
}
/** An index that is explicit is no index for uv but where a source names it, and a list of requirements does not. */
function uv_indexesOf(pyproject) {
    return (pyproject?.tool?.uv?.index ?? []).flatMap(({ name, url }) => url === undefined ? [] : [name === undefined ? url : `${name}=${url}`]);
}
/** What uv itself reads of pyproject.toml, with its sources; `wanted` is what it says to others. */
async function freshSet({ root, source }, pyproject, request) {
    const shared = await readPyproject(root);
    const { dependencies = [] } = pyproject.project ?? {};
    const ownNames = [
        ...Object.keys(pyproject.tool?.uv?.sources ?? {}),
        ...Object.keys(shared?.tool?.uv?.sources ?? {}),
        pyproject.project?.name ?? '',
    ].map(normalised);
    return {
        wanted: { ...nothing, requirements: dependencies.map((text) => requirementOf(text)) },
        manifest: {
            args: [(0,external_node_path_.relative)(source, (0,external_node_path_.join)(source, 'pyproject.toml')), ...uv_extrasOf(pyproject, request.extras)],
            ownNames: [...new Set(ownNames)],
        },
        complete: false,
        indexes: uv_indexesOf(shared),
        cwd: source,
        rules: 'uv',
    };
}
function uv_extrasOf(pyproject, extras) {
    const optional = Object.keys(pyproject.project?.['optional-dependencies'] ?? {});
    const groups = Object.keys(pyproject['dependency-groups'] ?? {});
    const names = [...optional, ...groups];
    requireNoneOf(extras.filter((extra) => !isAmong(names, extra)), { manifest: 'pyproject.toml', kinds: 'optional dependencies and dependency groups', names });
    return extras.flatMap((extra) => [isAmong(optional, extra) ? '--extra' : '--group', extra]);
}

;// CONCATENATED MODULE: ./src/build/ruby/fits.ts



/** Throws a Problem where there are no gems. */
function fits_requireSome(gems) {
    if (gems.length > 0)
        return;
    throw new problem/* Problem */.AF('The Gemfile in "source" asks for no gems outside of the groups development and test: the layer would be empty. ' +
        'Move what the functions need out of these.');
}
/** Throws one Problem with all that keeps gems from running where the layer is meant for. */
function requireFits(gems, { ruby }, request) {
    const { target, installScripts } = request;
    const rubies = (0,src_runtimes/* versionsOf */.x4)('ruby', target.runtimes);
    const compiled = gems.filter(({ compiles }) => compiles);
    const native = gems.filter(({ compiles, isPlatforms }) => compiles || isPlatforms);
    const rules = [
        [
            target.isOwn ? [] : native,
            (names) => `${names} would be installed with native code for this runner, and the layer is meant for ${target.architecture}: ` +
                `Bundler builds for the runner's own architecture only. Use ${runnerOf[target.architecture]}.`,
        ],
        [
            compiled.filter(({ from }) => from !== 'registry'),
            (names) => `${names} is not from a registry, and has an extension to compile. Publish it as a gem.`,
        ],
        [
            compiled.filter(({ name }) => !mayRun(installScripts, name)),
            (names) => `${names} cannot work without the native extension that is compiled while it is installed. ` +
                `Set "install-scripts: ${names}" if you trust it, or lock a version that is compiled already ("bundle lock --add-platform").`,
        ],
        [
            rubies.some((version) => version !== ruby) ? compiled : [],
            (names) => `${names} is compiled for the Ruby ${ruby} of this runner, and "compatible-runtimes" has Ruby ${rubies.join(' and ')}. ` +
                (rubies.length > 1
                    ? 'Publish a layer for each of them.'
                    : `Add a step with "uses: ruby/setup-ruby@v1" and "ruby-version: '${rubies.join()}'" before this one.`),
        ],
        [
            gems.filter(({ refuses }) => refuses.length > 0),
            (names) => `${names} does not run with Ruby ${[...new Set(gems.flatMap(({ refuses }) => refuses))].join(' and ')}, which ` +
                '"compatible-runtimes" has. Choose another version of it, or other runtimes.',
        ],
    ];
    const complaints = rules.flatMap(([named, complaint]) => named.length > 0 ? [complaint(named.map(({ name }) => name).join(', '))] : []);
    if (complaints.length > 0)
        throw new problem/* Problem */.AF(complaints);
}
const runnerOf = {
    x86_64: 'an x86_64 runner, such as "runs-on: ubuntu-latest"',
    arm64: 'an arm64 runner, such as "runs-on: ubuntu-24.04-arm"',
};

;// CONCATENATED MODULE: ./src/build/ruby/tools.ts
const remedy = 'Add a step with "uses: ruby/setup-ruby@v1" before this one.';
const rubyTool = { name: 'Ruby', command: 'ruby', remedy, cures: [] };
const bundleTool = {
    name: 'Bundler',
    command: 'bundle',
    remedy,
    cures: [
        [
            /bundle lock --add-platform|your bundle only supports platforms/i,
            'Gemfile.lock does not have this runner\'s platform. Run "bundle lock --add-platform" with it, and commit the lock file.',
        ],
        [
            /frozen mode|deployment mode|lockfile can't be updated|the (lockfile|gemfiles?) .*frozen/i,
            'Gemfile.lock does not fit the Gemfile. Run "bundle install", and commit the lock file.',
        ],
        [
            /Your Ruby version is .*, but your Gemfile specified/,
            'The Gemfile asks for another Ruby than that of this runner. Choose it by "ruby-version" of ruby/setup-ruby@v1.',
        ],
        [
            /Authentication is required|Bad username or password|(HTTP|status|error)\D{0,20}\b40[13]\b|\b40[13] (Unauthorized|Forbidden)/i,
            'A source asks for credentials, or refuses them. Give them by a variable of this step, such as BUNDLE_RUBYGEMS__PKG__GITHUB__COM.',
        ],
        [
            /Failed to build gem native extension/,
            'A native extension did not compile. Install what it needs, as the log says, by a step before this one.',
        ],
        [
            /Could not find|Could not reach|Could not fetch/,
            'A gem was not found, as the log says. Check its name and version, and the sources in the Gemfile.',
        ],
    ],
};
const stripTool = { name: 'strip', command: 'strip', remedy: 'Install binutils.', cures: [] };

;// CONCATENATED MODULE: ./src/build/ruby/gems.ts




/** Asks Bundler itself, once all gems lie in its cache: nothing of them is run, but for what a Gemfile and its gemspecs say. */
const script = `
require 'json'
require 'bundler'
require 'rubygems/package'
list, *rubies = ARGV
definition = Bundler.definition
definition.resolve_with_cache!
left_out = Bundler.settings[:without] || []
groups = definition.groups - left_out.map(&:to_sym)
gems = definition.specs_for(groups).reject { |spec| spec.name == 'bundler' }.map do |spec|
  from = case spec.source
         when Bundler::Source::Git then 'git'
         when Bundler::Source::Path then 'path'
         else 'registry'
         end
  file = File.join(Bundler.app_cache, spec.full_name + '.gem')
  full = from == 'registry' ? Gem::Package.new(file).spec : spec
  own = from != 'registry'
  {
    name: spec.name,
    fullName: spec.full_name,
    from: from,
    compiles: full.extensions.any?,
    isPlatforms: full.platform.to_s != 'ruby',
    refuses: rubies.reject { |ruby| full.required_ruby_version.satisfied_by?(Gem::Version.new(ruby + '.99')) },
    directory: own ? File.realpath(spec.full_gem_path) : '',
    files: own ? full.files : [],
    specification: own ? full.to_ruby : ''
  }
end
File.write(list, JSON.generate(
  ruby: RUBY_VERSION[/\\A\\d+\\.\\d+/],
  bundler: Bundler::VERSION,
  gems: gems.sort_by { |gem| gem[:fullName] }
))
`;
/** The gems that a project needs, once Bundler has put them into its cache. `rubies` are the target's, as `X.Y`. */
async function gemsOf(project, rubies, request) {
    const list = (0,external_node_path_.join)(request.work, 'gems.json');
    const program = (0,external_node_path_.join)(request.work, 'gems.rb');
    await (0,promises_.writeFile)(program, script);
    await runTool(rubyTool, [program, list, ...rubies], project, request);
    return JSON.parse(await (0,promises_.readFile)(list, 'utf8'));
}

;// CONCATENATED MODULE: ./src/build/ruby/layout.ts








/** Puts what was installed where Lambda's Ruby looks for it: `ruby/gems/X.Y.0`, once for each Ruby. */
async function ruby_layout_layOut(gems, { installed, directory, rubies }, request) {
    const [abi = ''] = await (0,promises_.readdir)(installed).catch(() => []);
    const from = (0,external_node_path_.join)(installed, abi);
    for (const gem of gems.filter(({ from: source }) => source !== 'registry'))
        await addOwn(gem, from);
    for (const name of await (0,promises_.readdir)(from)) {
        if (!['gems', 'specifications', 'extensions'].includes(name))
            await (0,promises_.rm)((0,external_node_path_.join)(from, name), { recursive: true });
    }
    requireInstalled(gems, from);
    await cleanSpecifications((0,external_node_path_.join)(from, 'specifications'));
    await cleanCompiled(gems.filter(({ compiles }) => compiles), from, request);
    const [first = '', ...others] = rubies.map((version) => (0,external_node_path_.join)(directory, 'ruby', 'gems', `${version}.0`));
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(first), { recursive: true });
    await (0,promises_.rename)(from, first);
    for (const other of others)
        await (0,promises_.cp)(first, other, { recursive: true, verbatimSymlinks: true });
}
/** A gem by path or git is only found through Bundler: it is laid out as one that was installed. */
async function addOwn({ fullName, directory, files, specification }, to) {
    const target = (0,external_node_path_.join)(to, 'gems', fullName);
    // A list that is made by git comes out empty in a copy without a repository.
    if (files.length === 0)
        await (0,copy/* copySource */.X)(directory, target);
    for (const file of files.filter((name) => (0,src_paths/* isInside */.FK)(directory, (0,external_node_path_.join)(directory, name)))) {
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, file))) {
            await (0,promises_.cp)((0,external_node_path_.join)(directory, file), (0,external_node_path_.join)(target, file), { recursive: true, verbatimSymlinks: true });
        }
    }
    await (0,promises_.mkdir)((0,external_node_path_.join)(to, 'specifications'), { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(to, 'specifications', `${fullName}.gemspec`), specification);
}
function requireInstalled(gems, from) {
    const missing = gems.filter(({ fullName }) => !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(from, 'gems', fullName)) ||
        !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(from, 'specifications', `${fullName}.gemspec`)));
    if (missing.length === 0)
        return;
    throw new problem/* Problem */.AF(`Bundler reported success, but did not install ${missing.map(({ fullName }) => fullName).join(', ')}. ` +
        'Check what Gemfile and .bundle/config say of them.');
}
/** The version of RubyGems that installed a gem says nothing of the gem. */
async function cleanSpecifications(directory) {
    for (const name of await (0,promises_.readdir)(directory)) {
        const path = (0,external_node_path_.join)(directory, name);
        const text = await (0,promises_.readFile)(path, 'utf8');
        await (0,promises_.writeFile)(path, text.replace(/^ *s\.installed_by_version = .*\n/gm, ''));
    }
}
/** What a compiler leaves beside the extension has the place and the time of the build in it. */
const leftover = /(^|\/)(Makefile|mkmf\.log|gem_make\.out|[^/]*\.o|\.[^/]*\.time)$/;
async function cleanCompiled(gems, from, request) {
    if (gems.length === 0)
        return;
    const places = [(0,external_node_path_.join)(from, 'extensions'), ...gems.map(({ fullName }) => (0,external_node_path_.join)(from, 'gems', fullName))];
    const libraries = [];
    for (const place of places) {
        for (const name of await (0,promises_.readdir)(place, { recursive: true })) {
            const path = (0,external_node_path_.join)(place, name);
            if (leftover.test(name) || /^ext\/.*\.so$/.test(name))
                await (0,promises_.rm)(path);
            else if (name.endsWith('.so'))
                libraries.push(path);
        }
    }
    // The build id is a digest that took the place of the build in.
    const args = ['--strip-debug', '--remove-section=.note.gnu.build-id', ...libraries];
    await runTool(stripTool, args, from, request);
}

;// CONCATENATED MODULE: ./src/build/ruby/bundler.ts














const bundler = {
    name: 'bundler',
    language: 'Ruby',
    lockFiles: ['Gemfile.lock'],
    manifests: ['Gemfile'],
    toLock: 'Let "bundle lock" write Gemfile.lock, and commit it.',
    takesExtras: false,
    build: bundler_build,
};
async function bundler_build(request, given) {
    // The project itself is told by its path, which Ruby gives without links.
    const work = await (0,promises_.realpath)(request.work);
    const declared = (0,src_runtimes/* versionsOf */.x4)('ruby', request.target.runtimes);
    const { root } = await (0,copy/* copyProject */.N)(given, (0,external_node_path_.join)(work, 'project'), {
        reaches: await pathsOutside(given.root, request.workspace),
        leaveOut: (path) => Promise.resolve(path === (0,external_node_path_.join)(given.root, 'vendor', 'bundle')),
    });
    const path = (0,external_node_path_.join)(work, 'bundle');
    await configure(root, { path, isLocked: given.locked });
    const inProject = { ...request, env: environmentFor(root, request) };
    await runTool(bundleTool, ['cache', '--no-install'], root, inProject);
    const bundle = await gemsOf(root, declared, inProject);
    const gems = bundle.gems.filter(({ directory }) => directory !== root);
    fits_requireSome(gems);
    requireFits(gems, bundle, request);
    // Also those that the runner's Ruby has already: the one on Lambda may have others.
    await runTool(bundleTool, ['install', '--local', '--redownload'], root, inProject);
    const directory = (0,external_node_path_.join)(work, 'layer');
    const rubies = declared.length > 0 ? declared : [bundle.ruby];
    await ruby_layout_layOut(gems, { installed: (0,external_node_path_.join)(path, 'ruby'), directory, rubies }, inProject);
    const own = gems.filter(({ from }) => from === 'path');
    return {
        directory,
        own: rubies.flatMap((ruby) => own.map(({ fullName }) => `ruby/gems/${ruby}.0/gems/${fullName}`)),
        version: bundle.bundler,
        warnings: warningsFor(gems, bundle, declared, request),
    };
}
/** What decides what is installed and where, over what the project's own settings say; mirrors and the like are kept. */
async function configure(root, { path, isLocked }) {
    const file = (0,external_node_path_.join)(root, '.bundle', 'config');
    const given = (0,dist/* parse */.qg)(await (0,promises_.readFile)(file, 'utf8').catch(() => ''));
    const { BUNDLE_WITHOUT: left } = given ?? {};
    const without = typeof left === 'string' ? left.split(/[:\s]+/) : [];
    const settings = {
        ...given,
        BUNDLE_PATH: path,
        BUNDLE_PATH__SYSTEM: 'false',
        BUNDLE_DEPLOYMENT: 'false',
        BUNDLE_FROZEN: String(isLocked),
        BUNDLE_WITHOUT: [...new Set([...without, 'development', 'test'])]
            .filter((group) => group !== '')
            .join(':'),
        BUNDLE_WITH: '',
        BUNDLE_ONLY: '',
        BUNDLE_CACHE_ALL: 'false',
        BUNDLE_CACHE_ALL_PLATFORMS: 'false',
        BUNDLE_FORCE_RUBY_PLATFORM: 'false',
    };
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    await (0,promises_.writeFile)(file, `---\n${(0,dist.stringify)(settings, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' })}`);
}
function environmentFor(root, { env }) {
    return {
        ...env,
        BUNDLE_GEMFILE: (0,external_node_path_.join)(root, 'Gemfile'),
        BUNDLE_APP_CONFIG: (0,external_node_path_.join)(root, '.bundle'),
        BUNDLE_SILENCE_ROOT_WARNING: 'true',
        // A gemspec without a date has that of the build.
        SOURCE_DATE_EPOCH: '315532800',
    };
}
function warningsFor(gems, { ruby }, declared, { installScripts }) {
    const fromGit = gems.filter(({ from }) => from === 'git').map(({ name }) => name);
    const notFound = namedBeyond(installScripts, gems.map(({ name }) => name));
    return [
        ...(declared.length === 0
            ? [
                `The layer is laid out for the Ruby ${ruby} of this runner, and another one does not find it. ` +
                    'Declare the runtimes of the functions that use it in "compatible-runtimes".',
            ]
            : []),
        ...(fromGit.length > 0
            ? [
                `Gems come from git: ${fromGit.join(', ')}. Registries vouch for what they publish; nobody does for these.`,
            ]
            : []),
        ...warningsAboutScripts({ heldBack: [], notFound }),
    ];
}
/** The directories in the checkout, but not below the project, that a Gemfile or its lock file take gems from. */
async function pathsOutside(root, workspace) {
    const [gemfile = '', lock = ''] = await Promise.all(['Gemfile', 'Gemfile.lock'].map((name) => (0,promises_.readFile)((0,external_node_path_.join)(root, name), 'utf8').catch(() => '')));
    const named = [
        ...gemfile.matchAll(/\bpath(?::|['"]?\s*=>|\s*\(?)\s*(['"])([^'"\n]+)\1/g),
        ...lock.matchAll(/^PATH\n {2}(remote): (.+)$/gm),
    ];
    const paths = named.map(([, , path = '']) => (0,external_node_path_.resolve)(root, path));
    const outside = [...new Set(paths)].filter((path) => !(0,src_paths/* isInside */.FK)(root, path));
    const beyond = outside.filter((path) => !(0,src_paths/* isInside */.FK)(workspace, path));
    if (beyond.length > 0) {
        throw new problem/* Problem */.AF(`The Gemfile takes ${beyond.map((path) => (0,external_node_path_.basename)(path)).join(', ')} from outside of the checkout. Move it inside.`);
    }
    return outside.filter((path) => (0,external_node_fs_.existsSync)(path));
}

;// CONCATENATED MODULE: ./src/build/managers.ts













const table = {
    npm: npm,
    pnpm: pnpm,
    yarn: yarn,
    bun: bun,
    pipenv: pipenv,
    pip: pip,
    poetry: poetry,
    uv: uv,
    bundler: bundler,
    maven: maven,
    gradle: gradle,
};
/** The package managers that this action builds with. A new one is one file, its name in manager-names.ts, and one line here. */
const managers = manager_names/* managerNames */.I.map((name) => table[name]);
/** The package manager of that name. Throws a Problem where there is none. */
function builderNamed(name) {
    const builder = managers.find((candidate) => candidate.name === name);
    if (builder)
        return builder;
    throw new problem/* Problem */.AF(`There is no package manager ${name}. There are ${managers.map((one) => one.name).join(', ')}.`);
}

;// CONCATENATED MODULE: ./src/build/detect.ts


/** Top-level folders that Lambda looks into: where one of them is, the tree is laid out already. */
const laidOut = ['nodejs', 'python', 'java', 'ruby', 'bin', 'lib', 'extensions'];
/** The package manager whose lock file is among these names. Throws a Problem for lock files of two. */
function lockedBy(names) {
    const [locked, ...others] = having('lockFiles', names);
    if (others.length > 0)
        throw ambiguous('lockFiles', names);
    return locked;
}
/**
 * What to build a directory with that has no lock file, by the names in it: what a manifest declares, then the manifests
 * themselves, then a tree that is laid out already. Throws a Problem for manifests of two languages, and for none.
 */
function describedBy(names, { packageManager, poetry }) {
    const declared = managers.find(({ name }) => name === packageManager?.split('@')[0]);
    if (declared)
        return declared;
    const described = having('manifests', names);
    if (new Set(described.map(({ language }) => language)).size > 1)
        throw ambiguous('manifests', names);
    if (poetry)
        return builderNamed('poetry');
    const [first] = described;
    if (first)
        return first;
    if (names.some((name) => laidOut.includes(name)))
        return 'none';
    throw new problem/* Problem */.AF(`Input "source" has neither a manifest (${managers.flatMap(({ manifests }) => manifests).join(', ')}) ` +
        `nor a folder that is laid out for Lambda (${laidOut.join(', ')}). Point "source" at the directory that has it, ` +
        'or say how the layer is built with "build-command".');
}
function having(kind, names) {
    return managers.filter((candidate) => candidate[kind].some((name) => names.includes(name)));
}
function ambiguous(kind, names) {
    const files = having(kind, names).flatMap((candidate) => candidate[kind].filter((name) => names.includes(name)));
    return new problem/* Problem */.AF(`Input "source" has ${files.join(' and ')}, and it cannot be told which of them makes the layer. ` +
        'Name its package manager in "package-manager", or remove the other files.');
}

;// CONCATENATED MODULE: ./src/build/project.ts







/** Finds the package manager of a directory and its project; `name` is the manager's, or `auto`. Throws a Problem. */
async function findProject(name, source, workspace) {
    if (name === 'none')
        return 'none';
    const names = await (0,promises_.readdir)(source);
    if (name !== 'auto')
        return projectOf(builderNamed(name), source, workspace);
    const locked = lockedBy(names);
    if (locked)
        return projectOf(locked, source, workspace);
    const member = await lockedMember(source, workspace);
    if (member)
        return member;
    const described = describedBy(names, {
        packageManager: await packageManagerField(source),
        poetry: await hasPoetryTable(source),
    });
    return described === 'none' ? 'none' : projectOf(described, source, workspace);
}
async function projectOf(builder, source, workspace) {
    if (await project_isLocked(builder, source))
        return { builder, project: { source, root: source, locked: true } };
    for (const root of above(source, workspace)) {
        if (await builder.hasMember?.(root, source)) {
            return { builder, project: { source, root, locked: await project_isLocked(builder, root) } };
        }
    }
    return { builder, project: { source, root: source, locked: false } };
}
/** The workspace above a directory that has it as a member, with the lock file that tells its package manager. */
async function lockedMember(source, workspace) {
    for (const root of above(source, workspace)) {
        for (const builder of managers) {
            if (!hasLock(builder, root) || !(await builder.hasMember?.(root, source)))
                continue;
            return { builder, project: { source, root, locked: true } };
        }
    }
    return undefined;
}
async function project_isLocked(builder, directory) {
    return builder.isLocked ? builder.isLocked(directory) : hasLock(builder, directory);
}
function hasLock({ lockFiles }, directory) {
    return lockFiles.some((lockFile) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, lockFile)));
}
/** package.json's `packageManager`, as Corepack reads it; a manifest that cannot be read is for the manager to refuse. */
async function packageManagerField(source) {
    const { packageManager } = await manifestIn(source);
    return typeof packageManager === 'string' ? packageManager : undefined;
}
async function hasPoetryTable(source) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(source, 'pyproject.toml'), 'utf8').catch(() => '');
    return /^\s*\[tool\.poetry[.\]]/m.test(text);
}

;// CONCATENATED MODULE: ./src/build/build.ts




/** A tree that is laid out as Lambda mounts it under /opt, made out of the source directory, which is only read. */
async function build_build(recipe, request) {
    const { packageManager, buildCommand, include, without } = recipe;
    if (buildCommand !== undefined)
        return (0,command/* buildByCommand */.T)(buildCommand, request, without);
    const found = await findProject(packageManager, request.source, request.workspace);
    if (found === 'none') {
        build_requireNoneOf(recipe, request);
        return { directory: request.source, without, madeBy: 'the tree as it is', warnings: [] };
    }
    const tree = await build_install(found.builder, { ...found.project, without }, recipe, request);
    await includeFiles(include, request.source, tree.directory, without);
    return tree;
}
/** What only makes sense beside a package manager. */
function build_requireNoneOf({ include }, { extras }) {
    const given = [...(include.length > 0 ? ['"include"'] : []), ...(extras.length > 0 ? ['"extras"'] : [])];
    if (given.length === 0)
        return;
    throw new problem/* Problem */.AF(`Input ${given.join(' and ')} is given, but "source" is a tree that is laid out already, and is taken as it is. ` +
        'Remove the input, or name a "package-manager".');
}
async function build_install(builder, project, { requireLockfile }, request) {
    const { name, toLock, takesExtras } = builder;
    const { source, root, locked } = project;
    request.log.info(`The package manager is ${name}.`);
    if (root !== source)
        request.log.info(`"source" is a member of the workspace in ${root}.`);
    if (request.extras.length > 0 && !takesExtras) {
        throw new problem/* Problem */.AF(`Input "extras" is given, but ${name} knows no groups of optional dependencies. Remove it.`);
    }
    if (!locked && requireLockfile) {
        throw new problem/* Problem */.AF(`Input "require-lockfile" is true, but "source" has no lock file. ${toLock}`);
    }
    const { version, warnings, ...installed } = await builder.build(request, project);
    return {
        ...installed,
        madeBy: `${name} ${version}`,
        warnings: [
            ...(locked ? [] : [`There is no lock file, so that every build may get other versions. ${toLock}`]),
            ...warnings,
        ],
    };
}


/***/ })

};
