export const id = 259;
export const ids = [259];
export const modules = {

/***/ 259:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build_build)
});

// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(8414);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(9662);
// EXTERNAL MODULE: ./src/install/command.ts
var command = __webpack_require__(5042);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
;// CONCATENATED MODULE: ./src/install/source/include.ts




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
        throw new problem/* Problem */.AF({
            topic: 'a-pattern-fits-nothing-or-too-much',
            text: `Input "include" has ${idle.map((pattern) => JSON.stringify(pattern)).join(', ')}, and no file in "source" fits. ` +
                'Patterns are relative to "source", such as "python/mylib/**".',
        });
    }
    for (const path of chosen)
        await include(path, source, layer);
}
async function include(path, source, layer) {
    const target = (0,external_node_path_.join)(layer, path);
    if (await (0,promises_.lstat)(target).catch(() => undefined)) {
        throw new problem/* Problem */.AF({
            topic: 'a-pattern-fits-nothing-or-too-much',
            text: `Input "include" would put ${JSON.stringify(path)} in the place of a file of an installed package. Rename your own.`,
        });
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
// EXTERNAL MODULE: ./src/base/files.ts
var base_files = __webpack_require__(6774);
// EXTERNAL MODULE: ./src/layer/opt.ts
var opt = __webpack_require__(2368);
;// CONCATENATED MODULE: ./src/install/source/foreign-locks.ts

const uvLock = 'List the PyPI packages in pyproject.toml, run "uv lock", and commit uv.lock.';
const npmLock = 'Run "npm install --package-lock-only", and commit package-lock.json.';
const foreignLocks = [
    {
        file: /^pdm(?:\.[\w-]+)?\.lock$/,
        tool: 'PDM',
        language: 'Python',
        convert: 'Run "pdm export --format pylock --output pylock.toml", and commit pylock.toml.',
    },
    { file: /^pixi\.lock$/, tool: 'pixi', language: 'Python', convert: uvLock },
    { file: /^(?:.+\.)?conda-lock\.ya?ml$/, tool: 'conda-lock', language: 'Python', convert: uvLock },
    {
        file: /^requirements(?:-dev)?\.lock$/,
        tool: 'Rye',
        language: 'Python',
        convert: 'Run "uv lock", and commit uv.lock.',
    },
    { file: /^deno\.lock$/, tool: 'Deno', language: 'Node.js', convert: npmLock },
    { file: /^vlt-lock\.json$/, tool: 'vlt', language: 'Node.js', convert: npmLock },
    {
        file: /^gems\.locked$/,
        tool: 'Bundler with gems.rb',
        language: 'Ruby',
        convert: 'Rename gems.rb to Gemfile and gems.locked to Gemfile.lock.',
    },
];
/** The lock files among some names that this action does not read, of one language or of any. */
function foreignAmong(names, language) {
    return names.filter((name) => foreignOf(name, language) !== undefined);
}
function foreignOf(name, language) {
    return foreignLocks.find((one) => one.file.test(name) && (language === undefined || one.language === language));
}
/** Throws a Problem for lock files that would be ignored although they say what is wanted, with how to convert the first of them. */
function requireNoForeign(names, language) {
    const found = foreignAmong(names, language);
    const [first] = found;
    const foreign = first === undefined ? undefined : foreignOf(first, language);
    if (!foreign)
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-lock-file-is-needed',
        text: `Input "source" has ${found.join(' and ')}, which this action does not read: it is a lock file of ${foreign.tool}. ` +
            `${foreign.convert} To build without it, remove it.`,
    });
}

// EXTERNAL MODULE: ./src/base/paths.ts
var base_paths = __webpack_require__(5997);
// EXTERNAL MODULE: ./src/install/source/copy.ts
var source_copy = __webpack_require__(588);
// EXTERNAL MODULE: ./src/install/run/least-version.ts
var least_version = __webpack_require__(7165);
// EXTERNAL MODULE: ./src/install/run/tool.ts + 1 modules
var run_tool = __webpack_require__(7410);
;// CONCATENATED MODULE: ./src/install/java/gradle-lock.ts




/** The files that describe a project to Gradle. */
const buildFiles = ['build.gradle', 'build.gradle.kts'];
/** How to get a lock file, as a sentence. */
const toLock = 'Let "gradle dependencies --write-locks" write gradle.lockfile, and commit it.';
/** A module's version that is a range, or one that moves. */
const inexact = /^[^:\s]+:[^:\s]+:(?:[^:\s]*\+(?=$|[:@])|latest\.\w+(?=$|[:@])|[[\](]|[^:\s]+-SNAPSHOT(?=$|[:@]))/;
/** What a build asks for is exact where it has a lock file, or names no version that is a range, or one that moves. */
async function isLocked(root) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradle.lockfile')) || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradle', 'dependency-locks')))
        return true;
    const texts = await Promise.all(buildFiles.map((name) => (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, name))));
    return texts.every((text) => [...text.matchAll(/(["'])([^"'\n]+)\1/g)].every(([, , module = '']) => !inexact.test(module)));
}
/** The modules of `runtimeClasspath` in a lock file, as Gradle writes it since 6.0, or as it did before; undefined without one. */
async function lockedModules(source) {
    const before = await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(source, 'gradle', 'dependency-locks', 'runtimeClasspath.lockfile'));
    const given = before ?? (await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(source, 'gradle.lockfile')));
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
        throw new problem/* Problem */.AF({
            topic: 'the-lock-file-does-not-fit',
            text: 'gradle.lockfile says nothing of the configuration "runtimeClasspath", which the layer is made of. ' +
                `Lock all configurations ("dependencyLocking { lockAllConfigurations() }"). ${toLock}`,
        });
    }
    return entries.filter(({ module, isOurs }) => isOurs && module !== 'empty').map(({ module }) => module);
}
/** Throws a Problem for what was installed otherwise than locked: Gradle passes over a lock file where locking was not activated. */
function requireLocked(locked, installed) {
    const unlocked = installed.filter((module) => !locked.includes(module));
    const missing = locked.filter((module) => !installed.includes(module));
    if (unlocked.length === 0 && missing.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-fit',
        text: 'Gradle reported success, but did not keep to gradle.lockfile. ' +
            `Installed, and not locked: ${unlocked.join(', ') || 'none'}; locked, and not installed: ${missing.join(', ') || 'none'}. ` +
            `Activate locking for "runtimeClasspath" in the build. ${toLock}`,
    });
}

;// CONCATENATED MODULE: ./src/install/java/gradle-class-path.ts








const task = 'lambdaLayerClassPath';
/** What the script below needs. */
const least = '4.4';
const tool = {
    name: 'Gradle',
    command: 'gradle',
    least,
    setupHint: 'Add a step with "uses: gradle/actions/setup-gradle@v5" before this one, or commit a Gradle wrapper.',
    remedies: [
        [
            /dependency lock state/,
            'the-lock-file-does-not-fit',
            `The lock file does not fit the build. ${toLock}`,
        ],
        [
            new RegExp(`Task '${task}' not found`),
            'it-is-not-known-how-to-build',
            'It does not know the project in "source". Include it in settings.gradle, or point "source" at another one.',
        ],
        [
            /status code 40[137]/,
            'the-registry-refuses-or-does-not-have-it',
            'A repository refuses the credentials, or requires some. Check the variables of this step that the build takes them from.',
        ],
        [
            /Dependency verification failed/,
            'it-is-not-what-the-hashes-name',
            'An artifact is not the one that gradle/verification-metadata.xml names. Find out who changed it before you accept another.',
        ],
        [
            /PKIX path|SSLHandshakeException|unable to find valid certification/,
            'a-registry-cannot-be-reached',
            'The certificate of a repository or proxy was not accepted. Add its CA to the trust store of Java, or name another one in GRADLE_OPTS.',
        ],
        [
            /Could not find ([\w.-]+:[\w.-]+:[\w.+-]+?)\.(?:\s|$)/,
            'the-registry-refuses-or-does-not-have-it',
            ([, module = '']) => `A dependency was not found: ${module}. Check its name and version, and the repositories of the build.`,
        ],
        [
            /Could not (find (?!method|property)|resolve all)(?!.*(Could not (GET|HEAD)|Unable to load Maven meta-data))/,
            'the-registry-refuses-or-does-not-have-it',
            'A dependency was not found, as the log says. Check its name and version, and the repositories of the build.',
        ],
        [
            /Could not (GET|HEAD|get resource)|UnknownHostException|Unknown host|Connection (refused|reset)|timed out/,
            'a-registry-cannot-be-reached',
            'A repository could not be reached. Check its address and the proxy in gradle.properties, and run the job again.',
        ],
        [
            /Could not (find|resolve) (?!method|property)/,
            'the-registry-refuses-or-does-not-have-it',
            'A dependency was not found, as the log says. Check its name and version, and the repositories of the build.',
        ],
        [
            /Unsupported class file major version|Could not determine java version/,
            'a-program-is-missing-or-another-version-is-needed',
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
    await requireVersion(root, request);
    // A wrapper brings the Gradle that the project was written for, as its users expect.
    const hasWrapper = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradlew'));
    await (0,run_tool/* runTool */.qI)(hasWrapper ? { ...tool, command: 'sh' } : tool, [
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
        // Settings of the user must not let through what the project's verification metadata refuses.
        '-Dorg.gradle.dependency.verification=strict',
        task,
    ], root, request);
    return listed(list);
}
/** A wrapper names its version in a file: that is quicker to read than to ask. Throws a Problem if it is too old. */
async function requireVersion(root, request) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'gradlew'))) {
        await (0,run_tool/* versionOf */.E4)(tool, /^Gradle (\d\S*)/, root, request);
        return;
    }
    const properties = await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, 'gradle', 'wrapper', 'gradle-wrapper.properties'));
    const [, version] = /^[ \t]*distributionUrl[ \t]*=.*\/gradle-(\d[\w.-]*?)(?:-(?:bin|all|src))?\.zip/m.exec(properties) ?? [];
    if (version !== undefined)
        (0,least_version/* requireLeast */.JY)(tool, version, least);
}
async function listed(list) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(list);
    const lines = text.split('\n').map((given) => given.split('\t'));
    const valuesOf = (kind) => [
        ...new Set(lines.flatMap(([name, value = '']) => (name === kind ? [value] : []))),
    ];
    if (valuesOf('classPath').length === 0) {
        throw new problem/* Problem */.AF({
            topic: 'it-is-not-known-how-to-build',
            text: 'Gradle finds no configuration "runtimeClasspath" in "source". Point "source" at a project that applies the plugin "java".',
        });
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

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(656);
// EXTERNAL MODULE: ./src/base/limits.ts
var limits = __webpack_require__(8369);
// EXTERNAL MODULE: ./src/zip/listing.ts
var listing = __webpack_require__(9099);
// EXTERNAL MODULE: ./src/layer/runtimes.ts
var layer_runtimes = __webpack_require__(4188);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./src/zip/writer.ts + 2 modules
var writer = __webpack_require__(76);
;// CONCATENATED MODULE: ./src/install/java/reproducible-jar.ts





/**
 * Rewrites a jar without what is different in each build: times, the order of its entries, and dates in its pom.properties. One entry is in
 * memory at a time. Returns false, and leaves the jar, if it has more entries or bytes than are read.
 */
async function makeReproducible(jar) {
    const beside = `${jar}.new`;
    const isWritten = await (0,listing/* withBytesOf */.Re)(jar, async (bytes) => {
        const entries = withinLimits(bytes);
        if (!entries)
            return false;
        await (0,writer/* writeFinished */.O5)(beside, rewritten(bytes, entries));
        return true;
    });
    if (isWritten)
        await (0,promises_.rename)(beside, jar);
    return isWritten;
}
/** The entries in their new order; undefined if they exceed a limit. */
function withinLimits(jar) {
    const entries = [];
    let size = 0;
    for (const entry of (0,listing/* entriesOf */.Mc)(jar)) {
        entries.push(entry);
        size += entry.size;
        if (entries.length > limits/* limits */.Fy.rewrittenEntries.most || size > limits/* limits */.Fy.rewrittenBytes.most)
            return undefined;
    }
    return entries
        .map((entry) => ({ entry, key: keyOf(entry) }))
        .sort((one, other) => Buffer.compare(one.key, other.key))
        .map(({ entry }) => entry);
}
/** The manifest comes first, where programs that read a jar as a stream look for it. */
function keyOf({ name }) {
    return Buffer.concat([Buffer.from(name.toString() === 'META-INF/MANIFEST.MF' ? '0' : '1'), name]);
}
async function* rewritten(jar, entries) {
    for (const entry of entries)
        yield [await Promise.resolve(finished(jar, entry))];
}
/** What is stored stays so: Java starts a jar inside of a jar only then. */
function finished(jar, entry) {
    const name = entry.name.toString();
    const content = withoutDate(name, contentOf(jar, entry));
    const isStored = entry.method === 0 || content.length === 0;
    return {
        entry: name.endsWith('/') ? { kind: 'directory', path: name.slice(0, -1) } : { kind: 'file', path: name },
        mode: entry.attributes >>> 16 || (name.endsWith('/') ? 0o040755 : 0o100644),
        packing: isStored ? { method: 0, version: 10 } : { method: 8, version: 20 },
        bytes: isStored ? content : (0,external_node_zlib_.deflateRawSync)(content, { chunkSize: chunkFor(content.length) }),
        size: content.length,
        crc: (0,external_node_zlib_.crc32)(content),
    };
}
function contentOf(jar, entry) {
    const packed = (0,listing/* packedOf */.yw)(jar, entry);
    return entry.method === 0
        ? packed
        : (0,external_node_zlib_.inflateRawSync)(packed, {
            maxOutputLength: limits/* limits */.Fy.rewrittenBytes.most,
            chunkSize: chunkFor(entry.size),
        });
}
/** Node takes 16 kB for each small entry otherwise, and gives them back late. */
function chunkFor(size) {
    return Math.min(Math.max(size + 64, 128), 65_536);
}
function withoutDate(name, content) {
    if (!/^META-INF\/maven\/.*\/pom\.properties$/.test(name))
        return content;
    return Buffer.from(content.toString('latin1').replace(/^#.*\r?\n/gm, ''), 'latin1');
}

;// CONCATENATED MODULE: ./src/install/java/jars.ts











/** Copies jars to where Lambda's class path is: `java/lib/*.jar` in a new directory. Throws a Problem if they would not load. */
async function layOut(tool, files, to) {
    const jars = nameJars(files.filter(({ name }) => (0,external_node_path_.extname)(name) === '.jar'));
    if (jars.size === 0) {
        throw new problem/* Problem */.AF({
            topic: 'the-layer-would-be-empty',
            text: 'Input "source" asks for no dependencies at run time: the layer would be empty. Point it at the project that does.',
        });
    }
    await requireFiles(tool, jars);
    const lib = (0,external_node_path_.join)(to.directory, opt/* opt */.m7.java.packages);
    await (0,promises_.mkdir)(lib, { recursive: true });
    const asTheyAre = [];
    for (const [name, { path }] of jars) {
        await (0,promises_.copyFile)(path, (0,external_node_path_.join)(lib, name));
        if (to.built(path) && !(await makeReproducible((0,external_node_path_.join)(lib, name))))
            asTheyAre.push(name);
    }
    const unread = await requireLoads(lib, to.runtimes);
    const others = files.filter(({ name }) => (0,external_node_path_.extname)(name) !== '.jar').map(({ name }) => name);
    return { warnings: [...warningsAboutOthers(others), ...warningsAboutLimits(asTheyAre, unread)] };
}
function warningsAboutOthers(names) {
    if (names.length === 0)
        return [];
    return [
        {
            topic: 'the-package-manager-reported-success',
            text: `Not in the layer, as a class path takes only jars: ${names.join(', ')}. Add it with "include".`,
        },
    ];
}
function warningsAboutLimits(asTheyAre, unread) {
    return [
        ...(asTheyAre.length === 0
            ? []
            : [
                (0,message/* about */.Cv)('a-file-exceeds-a-limit', `Not made reproducible, because it has more than ${(0,figures/* count */.U9)(limits/* limits */.Fy.rewrittenEntries.most)} entries or ` +
                    `${(0,figures/* count */.U9)(limits/* limits */.Fy.rewrittenBytes.most)} bytes: ${asTheyAre.join(', ')}. The next build can publish another version of the same content.`),
            ]),
        ...(unread.length === 0
            ? []
            : [
                (0,message/* about */.Cv)('a-file-exceeds-a-limit', `The Java version of some classes was not checked, because the layer has more than ${(0,figures/* count */.U9)(limits/* limits */.Fy.classes.most)} classes ` +
                    `or one jar has more than ${(0,figures/* count */.U9)(limits/* limits */.Fy.jarEntries.most)} entries: ${unread.join(', ')}. ` +
                    'Compile them for the oldest runtime in "compatible-runtimes".'),
            ]),
    ];
}
/** Files of one name would overwrite each other: they get their owner's name in front. */
function nameJars(files) {
    const jars = new Map();
    for (const file of files) {
        const isShared = files.some(({ name, path }) => name === file.name && path !== file.path);
        const name = isShared ? `${file.owner}.${file.name}` : file.name;
        const other = jars.get(name);
        if (other && other.path !== file.path) {
            throw new problem/* Problem */.AF({
                topic: 'the-package-manager-reported-success',
                text: `Two dependencies have a file ${name}: ${other.path} and ${file.path}. Rename one.`,
            });
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
    throw new problem/* Problem */.AF({
        topic: 'the-package-manager-reported-success',
        text: `${tool} reported success, but there is no ${missing.join(', ')}. Check that "source" builds with a clean checkout.`,
    });
}
/** Remembers the jars in a directory, and returns whether a build has created a jar there since. */
async function builtIn(directory) {
    const names = await (0,base_files/* listPathsIn */.eE)(directory);
    const before = new Set(names.filter((name) => name.endsWith('.jar')).map((name) => (0,external_node_path_.join)(directory, name)));
    return (path) => path.startsWith((0,external_node_path_.join)(directory, '/')) && !before.has(path);
}
/** Java 8's class files are of major version 52, and each Java since has one more (Java Virtual Machine Specification, table 4.1-A). */
const before = 44;
/**
 * Classes of a newer Java than the oldest that was declared are found by a function, and then refused by its Java. Returns the jars that
 * were not looked into as a whole.
 */
async function requireLoads(lib, runtimes) {
    const [oldest] = (0,layer_runtimes/* versionsOf */.x4)('java', runtimes);
    if (oldest === undefined)
        return [];
    const newer = [];
    const unread = [];
    let left = limits/* limits */.Fy.classes.most;
    for (const name of (await (0,promises_.readdir)(lib)).sort()) {
        const { newest, looked, isWhole } = await newestClassOf((0,external_node_path_.join)(lib, name), name, left);
        left -= looked;
        if (newest - before > Number(oldest))
            newer.push(`${name} (Java ${newest - before})`);
        if (!isWhole)
            unread.push(name);
    }
    if (newer.length === 0)
        return unread;
    const runtime = runtimes.find((candidate) => {
        const facts = (0,layer_runtimes/* factsOf */.xS)(candidate);
        return facts?.language === 'java' && facts.version === oldest;
    });
    throw new problem/* Problem */.AF({
        topic: 'the-code-is-for-another-version-of-the-language',
        text: `${newer.join(', ')} cannot be loaded by ${runtime}: the Java that it was compiled for is newer. ` +
            'Declare a newer runtime in "compatible-runtimes", or use a version of it for that Java.',
    });
}
async function newestClassOf(path, name, atMost) {
    try {
        return await (0,listing/* withBytesOf */.Re)(path, (jar) => lookInto(jar, atMost));
    }
    catch (error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `The jar ${name} cannot be read: ${reason.text}. Remove it from the runner's cache.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    }
}
/** Packed bytes that the first eight of a class file are inflated from. */
const start = 512;
/** Classes for a newer Java only, which an older one passes over, do not count. */
function lookInto(jar, atMost) {
    let [newest, looked, entries] = [0, 0, 0];
    for (const entry of (0,listing/* entriesOf */.Mc)(jar)) {
        entries += 1;
        if (entries > limits/* limits */.Fy.jarEntries.most)
            return { newest, looked, isWhole: false };
        if (!isClass(entry.name))
            continue;
        if (looked === atMost)
            return { newest, looked, isWhole: false };
        looked += 1;
        newest = Math.max(newest, (0,listing/* startOf */.GH)(jar, entry, start).readUInt16BE(6));
    }
    return { newest, looked, isWhole: true };
}
const ending = Buffer.from('.class');
function isClass(name) {
    if (!name.subarray(-ending.length).equals(ending))
        return false;
    return /^(?!META-INF\/versions\/)(?:.*\/)?(?!module-info)[^/]+\.class$/.test(name.toString());
}

// EXTERNAL MODULE: ./src/install/source/workspaces.ts
var workspaces = __webpack_require__(7083);
;// CONCATENATED MODULE: ./src/install/java/roots.ts

/**
 * The directories above a project that have it as a member, nearest first, up to the checkout's own. A member that is
 * locked by itself is still built by what is there: its parent, its settings, the modules that it needs.
 */
async function rootsAbove(source, workspace, hasMember) {
    const roots = [];
    for (const root of (0,workspaces/* above */.G1)(source, workspace)) {
        if (await hasMember(root, source))
            roots.push(root);
    }
    return roots;
}

;// CONCATENATED MODULE: ./src/install/java/gradle.ts











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
    // The project is found by its path, which Gradle reports without links.
    const work = await (0,promises_.realpath)(request.work);
    const project = await (0,source_copy/* copyProject */.N)({ ...given, root }, (0,external_node_path_.join)(work, 'project'), request, {
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
                ? [
                    (0,message/* about */.Cv)('a-lock-file-is-needed', `No exact version, and no lock file: ${moving.join(', ')}. Every build may get another one.`),
                ]
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
/** The builds in the checkout, but outside of a build, that it includes. */
async function buildsOutside(root, workspace) {
    const paths = (await namesIn(root))
        .filter((name) => name.startsWith('..'))
        .map((name) => (0,external_node_path_.resolve)(root, name));
    return paths.filter((path) => (0,external_node_fs_.existsSync)(path) && !(0,base_paths/* isInside */.FK)(path, root) && (0,base_paths/* isInside */.FK)(workspace, path));
}
/** All texts in quotes of a build's settings. */
async function namesIn(root) {
    const settings = settingsIn(root);
    if (settings === undefined)
        return [];
    const text = (await (0,base_files/* readText */.yR)(settings)).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
    return [...text.matchAll(/(["'])([^"'\n]+)\1/g)].map(([, , name = '']) => name);
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./node_modules/@xmldom/xmldom/lib/index.js
var lib = __webpack_require__(8351);
;// CONCATENATED MODULE: ./src/install/java/xml.ts

/** After how many errors a document is given up: the parser takes ever longer for each. */
const mostErrors = 100;
/** The root element of a document; what is malformed is for its own program to refuse. */
function parseXml(document) {
    let errors = 0;
    const onError = () => {
        errors += 1;
        if (errors > mostErrors)
            throw new SyntaxError('There are too many errors');
    };
    try {
        const root = new lib/* DOMParser */.S4({ onError }).parseFromString(document, 'text/xml').documentElement;
        return root === null ? undefined : elementOf(root);
    }
    catch {
        return undefined;
    }
}
const kinds = { element: 1, text: 3, section: 4 };
/** Throws where elements are so deep in each other that nothing else could read them. */
function elementOf(node) {
    const children = [];
    const texts = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
        if (child.nodeType === kinds.element)
            children.push(elementOf(child));
        else if (child.nodeType === kinds.text || child.nodeType === kinds.section)
            texts.push(child.nodeValue ?? '');
    }
    return { name: node.nodeName, children, text: texts.join('').trim() };
}
/** All elements that a path of names leads to. */
function elementsAt(element, ...path) {
    return path.reduce((found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)), element ? [element] : []);
}
/** The text of the first element that a path of names leads to, without the space around it. */
function textAt(element, ...path) {
    return elementsAt(element, ...path)[0]?.text;
}

;// CONCATENATED MODULE: ./src/install/java/maven-settings.ts




/** Options that choose where the settings are. Everything else in MAVEN_ARGS could change what is built. */
const settingsOption = /(?:^|\s)(-s|--settings|-gs|--global-settings)[\s=]+(\S+)/g;
/**
 * What the user has set for Maven outside of the project: settings files choose repositories, mirrors and credentials. Profiles of the
 * POM that only they activate are switched off, so that the layer is the same on each machine.
 */
async function mavenSettingsOf(env, lineage) {
    const { MAVEN_ARGS: given = '', ...others } = env;
    const options = [...given.matchAll(settingsOption)].map(([, option = '', path = '']) => [
        option,
        (0,external_node_path_.resolve)(path),
    ]);
    const chosen = options.find(([option]) => option === '-s' || option === '--settings')?.[1];
    // Java asks the system for the home, and not HOME.
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(chosen ?? (0,external_node_path_.join)((0,external_node_os_.userInfo)().homedir, '.m2', 'settings.xml'), 'manifest');
    const active = elementsAt(parseXml(text), 'activeProfiles', 'activeProfile').map((element) => textAt(element));
    const ofPom = lineage.flatMap(({ project }) => elementsAt(project, 'profiles', 'profile').flatMap((profile) => textAt(profile, 'id') ?? []));
    const profiles = [...new Set(ofPom.filter((id) => active.includes(id)))];
    return {
        env: others,
        options: [...options.flat(), ...profiles.map((id) => `--activate-profiles=!${id}`)],
        profiles,
    };
}

;// CONCATENATED MODULE: ./src/install/java/pom.ts





/** A reader that has read nothing yet. */
function pomReader() {
    const known = new Map();
    const [count, size] = [(0,limits/* newBudget */.k$)('poms'), (0,limits/* newBudget */.k$)('pomTags')];
    const read = async (path) => {
        const text = (await (0,base_files/* readTextIfPossible */.e1)(path, 'manifest')) ?? '';
        if (text !== '')
            count.spend(path);
        const tags = (0,limits/* countOccurrences */.W$)('<', text);
        (0,limits/* requireWithinLimit */.Uc)('tags', path, tags);
        size.spend(path, tags);
        const project = parseXml(text);
        return project && { path, project };
    };
    const at = (place) => {
        const path = fileAt(place);
        const found = known.get(path) ?? read(path);
        known.set(path, found);
        return found;
    };
    return {
        at,
        reactor: async (root) => {
            const found = new Set();
            const add = (pom) => pom && found.add(pom);
            add(await at(root));
            // A set is also walked over what is added meanwhile.
            for (const pom of found)
                for (const place of new Set(modulesOf(pom)))
                    add(await at(place));
            return [...found];
        },
        lineage: async (pom) => {
            const found = new Set([pom]);
            for (const one of found) {
                const parent = await parentOf(one, at);
                if (parent)
                    found.add(parent);
                (0,limits/* requireWithinLimit */.Uc)('parents', pom.path, found.size - 1);
            }
            return [...found];
        },
    };
}
function fileAt(at) {
    return (0,external_node_fs_.statSync)(at, { throwIfNoEntry: false })?.isFile() ? at : (0,external_node_path_.join)(at, 'pom.xml');
}
/** Where the modules of a POM are. */
function modulesOf({ path, project }) {
    const names = [project, ...elementsAt(project, 'profiles', 'profile')].flatMap((element) => [
        ...elementsAt(element, 'modules', 'module'),
        ...elementsAt(element, 'subprojects', 'subproject'),
    ]);
    return names.map(({ text }) => (0,external_node_path_.resolve)((0,external_node_path_.dirname)(path), text));
}
async function parentOf(pom, at) {
    const [given] = elementsAt(pom.project, 'parent');
    const relativePath = textAt(given, 'relativePath') ?? '../pom.xml';
    const place = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(pom.path), relativePath);
    if (!given || relativePath === '' || !(0,external_node_fs_.existsSync)(place))
        return undefined;
    const parent = await at(place);
    const isIt = parent && textAt(parent.project, 'artifactId') === textAt(given, 'artifactId');
    return isIt ? parent : undefined;
}
/** What a POM is known by to others. */
function idOf({ project }) {
    const groupId = textAt(project, 'groupId') ?? textAt(project, 'parent', 'groupId') ?? '';
    return `${groupId}:${textAt(project, 'artifactId') ?? ''}`;
}
/** What a POM itself names: dependencies, managed ones on request, those of its profiles too. `expansion` limits what properties expand to. */
function dependenciesOf(lineage, { managed, expansion = (0,limits/* newBudget */.k$)('properties'), }) {
    const fill = fillerOf(lineage, expansion);
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
/** How often a property can refer to another one. */
const deepest = 10;
/** Fills in `${...}`, by the properties of the nearest POM that has them. Each property is filled in once. */
function fillerOf(lineage, expansion) {
    const subject = `The properties of ${lineage[0]?.path ?? 'pom.xml'}`;
    const properties = new Map(lineage.toReversed().flatMap(({ project }) => elementsAt(project, 'properties')
        .flatMap(({ children }) => children)
        .toReversed()
        .map(({ name, text }) => [name, text])));
    const filled = new Map();
    const valueOf = (name) => properties.get(name) ?? coordinateOf(name, lineage);
    const fill = (text, within) => text.replace(/\$\{([^{}]+)\}/g, (reference, name) => {
        const value = valueOf(name);
        if (value === undefined || within.includes(name) || within.length > deepest)
            return reference;
        const known = filled.get(name) ?? fill(value, [...within, name]);
        expansion.spend(subject, known.length + 1);
        filled.set(name, known);
        return known;
    });
    return (text) => fill(text, []);
}
/** What a name such as `project.version` says of the nearest POM that has it. */
function coordinateOf(name, lineage) {
    const own = name.replace(/^(project|pom)\./, '');
    if (own === name)
        return undefined;
    return lineage
        .map(({ project }) => textAt(project, own) ?? textAt(project, 'parent', own))
        .find((value) => value !== undefined);
}

;// CONCATENATED MODULE: ./src/install/java/maven-tool.ts


const mavenTool = {
    name: 'Maven',
    command: 'mvn',
    setupHint: 'Use a runner that has Maven, as those of GitHub do, and add a step with "uses: actions/setup-java@v5" before this one.',
    least: '3.8',
    remedies: [
        [
            /auth(entication|orization) failed for|status(?: code)?: 40[137]|40[137] (Unauthorized|Forbidden|Proxy)/,
            'the-registry-refuses-or-does-not-have-it',
            'A repository refuses the credentials, or requires some. Check settings.xml, and the variables of this step that it names.',
        ],
        [
            /PKIX path|SSLHandshakeException|unable to find valid certification|CertificateException/,
            'a-registry-cannot-be-reached',
            'The certificate of a repository or proxy was not accepted. Add its CA to the trust store of Java, or name another one in MAVEN_OPTS.',
        ],
        [
            /Non-resolvable parent POM(?=.*Could not find artifact|.*was not found in|(?!.*Could not transfer))/,
            'the-registry-refuses-or-does-not-have-it',
            'A parent POM was not found. Check its version and "relativePath", and the repositories in settings.xml.',
        ],
        [
            /(?:Could not find artifact|(?:Failure to find|The following artifacts could not be resolved:)) ([^\s:]+:[^\s:]+):(?:[^\s:]*:)*([^\s:]+)(?: \(absent\))?(?:,| in | was not found)/,
            'the-registry-refuses-or-does-not-have-it',
            ([, name = '', version = '']) => `A dependency was not found: ${name} ${version}. Check its name and version, and the repositories in pom.xml and settings.xml.`,
        ],
        [
            /was not found in|No versions available for|Unable to find\/resolve artifact/,
            'the-registry-refuses-or-does-not-have-it',
            'A dependency was not found, as the log says. Check its name and version, and the repositories in pom.xml and settings.xml.',
        ],
        [
            /Could not transfer|Unknown host|UnknownHostException|Connection (refused|reset)|[Cc]onnect(ion)? timed out|transfer failed|maven-default-http-blocker/,
            'a-registry-cannot-be-reached',
            'A repository could not be reached. Check its address and the proxy in settings.xml, and run the job again.',
        ],
        [
            /COMPILATION ERROR/,
            'a-program-failed',
            'A module that "source" depends on does not compile. Check that it does so with the Java of this runner.',
        ],
        [
            /Could not resolve/,
            'the-registry-refuses-or-does-not-have-it',
            'A dependency was not found, as the log says. Check its name and version, and the repositories in pom.xml and settings.xml.',
        ],
    ],
};
/** "Apache Maven 3.9.16 (...)" */
const versionLine = /^Apache Maven (\d[\w.-]*)/;
/** Pinned: the default version of a Maven is as old as that Maven. */
const dependencyPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.11.0';
/** The file that lists the dependencies. The path is relative, so that each module of a build writes its own. */
const dependencyList = '.lambda-layer-dependencies.txt';
const goal = [`${dependencyPlugin}:list`];
/** Arguments that list the dependencies of a project without its modules. */
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
].map((name) => `-D${name}=`);
/** Runs Maven with goals. Throws a Problem if it fails. */
function runMaven(args, cwd, request) {
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
    ];
    return (0,run_tool/* runTool */.qI)(mavenTool, [...settings, ...args], cwd, request);
}

;// CONCATENATED MODULE: ./src/install/java/maven.ts















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
async function maven_build(request, given) {
    const { source } = given;
    const root = (await rootsAbove(source, request.workspace, maven_hasMember)).at(-1) ?? source;
    const read = pomReader();
    const pom = await read.at(source);
    if (!pom) {
        throw new problem/* Problem */.AF({
            topic: 'it-is-not-known-how-to-build',
            text: 'Input "source" has no pom.xml that can be read. Correct it, or point "source" at the directory that has one.',
        });
    }
    const reactor = await read.reactor(root);
    // What Maven lists has no links in its paths.
    const work = await (0,promises_.realpath)(request.work);
    const project = await (0,source_copy/* copyProject */.N)({ ...given, root }, (0,external_node_path_.join)(work, 'project'), request, {
        reaches: await parentsOutside(root, reactor, request.workspace, read),
        leaveOut: maven_isLeftover,
    });
    const built = await builtIn(project.root);
    const lineage = await read.lineage(pom);
    requireOwnList([...reactor, ...lineage]);
    const { env, options, profiles } = await mavenSettingsOf(request.env, lineage);
    const inCopy = { ...request, env };
    const version = await (0,run_tool/* versionOf */.E4)(mavenTool, versionLine, project.root, inCopy);
    const goals = needsModules(lineage, reactor) ? modulesFirst(project) : alone(project);
    await runMaven([...options, ...goals], project.root, inCopy);
    const dependencies = await maven_listed((0,external_node_path_.join)(project.source, dependencyList));
    const directory = (0,external_node_path_.join)(work, 'layer');
    const { warnings } = await layOut('Maven', dependencies.filter(isForRuntime), {
        directory,
        runtimes: request.target.runtimes,
        built,
    });
    return {
        directory,
        version,
        license: licenseOf(lineage),
        warnings: [...warnings, ...warningsAboutSystem(dependencies), ...warningsAboutProfiles(profiles)],
    };
}
/** What an earlier build has left. */
function maven_isLeftover(path) {
    return Promise.resolve((0,external_node_path_.basename)(path) === 'target' && (0,external_node_fs_.existsSync)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'pom.xml')));
}
/** What a line of `dependency:list` says: group, artifact, type, perhaps a classifier, version, scope and file. */
const line = /^ {3}([^:\s]+):([^:]+):([^:]+):(?:([^:]+):)?([^:]+):(compile|runtime|provided|test|system):(.*?)(?: \(optional\))?(?: -- module .*)?$/;
async function maven_listed(path) {
    const text = await (0,base_files/* readTextIfPossible */.e1)(path);
    if (text === undefined)
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-reported-success',
            text: `Maven reported success, but did not list what "source" depends on. ${ownGoal}`,
        });
    return text.split('\n').flatMap((given) => {
        const [, group, artifact, type, classifier, version, scope = '', file] = line.exec(given) ?? [];
        if (group === undefined || file === undefined || type === 'pom')
            return [];
        const name = [artifact, version, ...(classifier === undefined ? [] : [classifier])].join('-');
        return [{ owner: group, name: `${name}${/\.[a-z]+$/.exec(file)?.[0] ?? '.jar'}`, path: file, scope }];
    });
}
function isForRuntime({ scope }) {
    return scope === 'compile' || scope === 'runtime';
}
/** A system path is a file that the project expects on each machine: Lambda does not have it. */
function warningsAboutSystem(dependencies) {
    const names = dependencies.filter(({ scope }) => scope === 'system').map(({ name }) => name);
    if (names.length === 0)
        return [];
    return [
        {
            topic: 'the-package-manager-reported-success',
            text: `Not in the layer, because its scope is "system": ${names.join(', ')}. ` +
                'Install it into a repository and use the scope "compile", or add the file with "include".',
        },
    ];
}
function warningsAboutProfiles(profiles) {
    if (profiles.length === 0)
        return [];
    return [
        {
            topic: 'the-lock-file-does-not-fit',
            text: `Profiles of pom.xml that only settings.xml activates are not used: ${profiles.join(', ')}. ` +
                'Activate them in pom.xml or .mvn/maven.config, which are a part of the project.',
        },
    ];
}
const ownGoal = 'Check what pom.xml says of maven-dependency-plugin: a configuration of it for the whole project turns what this action asks of it.';
/** Throws a Problem for a POM whose configuration of the plugin that lists the dependencies would leave some out. */
function requireOwnList(poms) {
    const turned = poms.some(({ project }) => [project, ...elementsAt(project, 'profiles', 'profile')]
        .flatMap((owner) => [
        ...elementsAt(owner, 'build', 'plugins', 'plugin'),
        ...elementsAt(owner, 'build', 'pluginManagement', 'plugins', 'plugin'),
    ])
        .filter((plugin) => textAt(plugin, 'artifactId') === 'maven-dependency-plugin')
        .flatMap((plugin) => elementsAt(plugin, 'configuration'))
        .some((configuration) => configuration.children.some(({ name }) => /^(include|exclude)(Scope|Types|Classifiers|GroupIds|ArtifactIds|Transitive)$|^outputFile$|^skip$/.test(name))));
    if (turned)
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-reported-success',
            text: `The dependencies of "source" cannot be listed. ${ownGoal}`,
        });
}
/** Whether a project, or a parent of it, names another module of its build. */
function needsModules(lineage, reactor) {
    const modules = new Set(reactor.map(idOf));
    const named = dependenciesOf(lineage, { managed: false });
    return named.some(({ groupId, artifactId }) => {
        const id = `${groupId}:${artifactId}`;
        return modules.has(id) || (id.includes('${') && modules.size > 1);
    });
}
/** The parents of a build's modules that lie in the checkout, but not below the build's root. */
async function parentsOutside(root, reactor, workspace, read) {
    const lineages = await Promise.all(reactor.map((pom) => read.lineage(pom)));
    const paths = lineages.flat().map(({ path }) => path);
    return [...new Set(paths)].filter((path) => !(0,base_paths/* isInside */.FK)(root, path) && (0,base_paths/* isInside */.FK)(workspace, path));
}
async function maven_hasMember(root, directory) {
    const modules = await pomReader().reactor(root);
    return modules.some(({ path }) => path !== (0,external_node_path_.join)(root, 'pom.xml') && (0,external_node_path_.dirname)(path) === directory);
}
const maven_inexact = /^[[(]|^(LATEST|RELEASE)$|-SNAPSHOT$/;
/** Maven has no lock file: what a build asks for is exact where no version is a range, or one that moves. */
async function maven_isLocked(directory) {
    const root = (await rootsAbove(directory, '/', maven_hasMember)).at(-1) ?? directory;
    const read = pomReader();
    const reactor = await read.reactor(root);
    const lineages = await Promise.all(reactor.map((pom) => read.lineage(pom)));
    const own = new Set(lineages.flat().map(idOf));
    const expansion = (0,limits/* newBudget */.k$)('properties');
    return lineages.every((lineage) => {
        const parents = lineage.map(({ project }) => ({
            groupId: textAt(project, 'parent', 'groupId') ?? '',
            artifactId: textAt(project, 'parent', 'artifactId') ?? '',
            version: textAt(project, 'parent', 'version') ?? '',
        }));
        return [...parents, ...dependenciesOf(lineage, { managed: true, expansion })].every(({ groupId, artifactId, version }) => own.has(`${groupId}:${artifactId}`) || !maven_inexact.test(version));
    });
}
function licenseOf(lineage) {
    for (const { project } of lineage) {
        const license = textAt(project, 'licenses', 'license', 'name');
        if (license !== undefined)
            return license;
    }
    return undefined;
}

// EXTERNAL MODULE: ./src/install/manager-names.ts
var manager_names = __webpack_require__(6933);
// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./src/install/node/npm-settings.ts
/** Where packages come from, how they are fetched, and what the user refuses to install. None of it changes what a lock file names. */
const sources = new Set([
    ...[
        'registry',
        'registries',
        'named-registries',
        'replace-registry-host',
        'omit-lockfile-registry-resolved',
    ],
    ...['_auth', '_authtoken', '_auth-token', '_password', 'username', 'email', 'always-auth'],
    ...['proxy', 'http-proxy', 'https-proxy', 'noproxy', 'no-proxy', 'local-address', 'user-agent'],
    ...['ca', 'cafile', 'cert', 'key', 'strict-ssl'],
    ...[
        'fetch-retries',
        'fetch-retry-factor',
        'fetch-retry-maxtimeout',
        'fetch-retry-mintimeout',
        'fetch-timeout',
    ],
    ...['maxsockets', 'network-concurrency', 'network-timeout', 'offline', 'prefer-offline', 'prefer-online'],
    ...['allow-git', 'allow-remote', 'allow-file', 'allow-directory', 'block-exotic-subdeps'],
    ...['before', 'min-release-age', 'min-release-age-exclude'],
    ...['minimum-release-age', 'minimum-release-age-exclude', 'minimum-release-age-strict'],
    ...['minimum-release-age-ignore-missing-time', 'registry-supports-time-field'],
    ...['trust-policy', 'trust-policy-exclude', 'trust-policy-ignore-after'],
    ...['loglevel', 'progress', 'color', 'unicode', 'timing', 'logs-dir', 'logs-max'],
]);
/** Where the user's machine keeps what was fetched. A checkout must not choose that: caches are trusted by what reads them. */
const caches = new Set(['cache', 'cache-dir', 'store-dir', 'state-dir', 'npmrc-auth-file']);
const ofHost = /^\/\/[^\s=]+:(?:_auth|_authToken|_password|username|email|always-auth|ca|cafile|cert|certfile|key|keyfile)$/;
const ofScope = /^@[^\s:=]+:registry$/;
/** What the files of a checkout may set: registries, authentication and the network. */
const keptOfProject = (name) => sources.has(kebab(name)) || ofHost.test(name) || ofScope.test(name);
/** What the user and the machine may set: also caches, and a program that supplies tokens. */
const keptOfUser = (name) => keptOfProject(name) || caches.has(kebab(name)) || /^\/\/[^\s=]+:tokenHelper$/.test(name);
/** What an npm command is given that runs allowed scripts: many packages read settings that npm does not know, such as `nodedir`. */
const keptForScripts = (name) => keptOfUser(name) || (/^[\w.@:/-]+$/.test(name) && !knownToNpm.has(kebab(name)));
/** The settings of npm 9 to 12 that can change what `npm rebuild` and `npm run` do, or run something else. */
const knownToNpm = new Set(('access all allow-same-version allow-scripts allow-scripts-pending allow-scripts-pin allow-unused-patches also audit audit-level ' +
    'auth-type bin-links browser bypass-2fa call cidr commit-hooks cpu dangerously-allow-all-scripts depth description dev dry-run ' +
    'edit-dir editor engine-strict expect-result-count expect-results force foreground-scripts format-package-lock fund git ' +
    'git-tag-version global global-ignore-file global-style globalconfig heading if-present ignore-existing ignore-extension ' +
    'ignore-patch-failures ignore-scripts include include-attestations include-staged include-workspace-root init-module ' +
    'install-links install-strategy json legacy-bundling legacy-peer-deps libc link location lockfile-version long node-gyp ' +
    'node-options omit only optional os package package-lock package-lock-only parseable patches-dir prefer-dedupe prefix ' +
    'production read-only rebuild-bundle save save-bundle save-dev save-exact save-optional save-peer save-prefix save-prod ' +
    'script-shell scripts-prepend-node-path shell shrinkwrap strict-allow-scripts strict-npmrc strict-peer-deps umask ' +
    'update-notifier usage userconfig version versions viewer which workspace workspaces workspaces-update yes').split(' '));
/** An .npmrc without the settings that do not count. Only lines that can be read in one way are kept. */
function filterNpmrc(text, keeps) {
    const lines = text.replace(/^\ufeff/, '').split(/[\r\n]+/);
    const kept = lines.filter((line) => {
        const [name = '', ...value] = line.split('=');
        return value.length > 0 && keeps(name.trim().replace(/\[\]$/, ''));
    });
    return kept.map((line) => `${line}\n`).join('');
}
/** An environment without the variables by which npm and pnpm take settings that do not count, however they are spelt. */
function filterNpmVariables(env, keeps) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => {
        const setting = /^p?npm_config_(.+)$/i.exec(name)?.[1];
        return setting === undefined || keeps(settingIn(setting));
    }));
}
/** `strict-ssl` of `STRICT_SSL`; what belongs to a host or scope is written as it is. */
function settingIn(variable) {
    if (/^[/@]/.test(variable))
        return variable;
    return variable.toLowerCase().replace(/(?<=.)_/g, '-');
}
/** `node-linker` of `nodeLinker`: pnpm writes its settings both ways. */
function kebab(name) {
    return name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

// EXTERNAL MODULE: ./src/install/run/quiet.ts
var quiet = __webpack_require__(9877);
;// CONCATENATED MODULE: ./src/install/node/npm-tool.ts

const npmTool = {
    name: 'npm',
    command: 'npm',
    least: '8.0',
    setupHint: 'Add a step with "uses: actions/setup-node@v6" and "node-version: 24" before this one.',
    remedies: [
        [
            'code EUSAGE',
            'the-lock-file-does-not-fit',
            'The lock file does not fit package.json. Run "npm install" and commit the lock file.',
        ],
        ['code EINTEGRITY', 'it-is-not-what-the-hashes-name', run_tool/* integrityRemedy */._2],
        [
            /code EALLOW(GIT|REMOTE|FILE|DIRECTORY)/,
            'the-registry-refuses-or-does-not-have-it',
            'A setting of npm refuses where a package comes from. Change "allow-git", "allow-remote", "allow-file" or "allow-directory" in .npmrc, ' +
                'or install a version from a registry.',
        ],
        [
            'code ERESOLVE',
            'requirements-exclude-each-other',
            'Peer dependencies contradict each other. If the lock file was made with "legacy-peer-deps", write that into the .npmrc of the project.',
        ],
        [
            'code EBADPLATFORM',
            'a-package-does-not-run-on-this-runner',
            "A package says that it does not run on this runner, or on the target. Build on a runner of the target's " +
                'architecture, or make the package optional.',
        ],
        [
            'code EBADENGINE',
            'a-program-is-missing-or-another-version-is-needed',
            'A package asks for another Node.js than this runner has. Add a step with "uses: actions/setup-node@v6" and the ' +
                "target's version before this one.",
        ],
        [
            'code EBADDEVENGINES',
            'a-program-is-missing-or-another-version-is-needed',
            'package.json asks in "devEngines" for another Node.js or npm than this runner has. Set that up before this step.',
        ],
        [
            'code E401',
            'the-registry-refuses-or-does-not-have-it',
            'A registry asks for credentials. Give them by .npmrc and a variable of this step, such as NODE_AUTH_TOKEN.',
        ],
        [
            'code E403',
            'the-registry-refuses-or-does-not-have-it',
            'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
        ],
        [
            'code E404',
            'the-registry-refuses-or-does-not-have-it',
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
    return (0,run_tool/* runTool */.qI)(npmTool, [...args, ...ownSettings], cwd, setting);
}

;// CONCATENATED MODULE: ./src/install/node/user-settings.ts









/**
 * An environment in which npm, and whoever reads its settings, sees of the user's and the machine's .npmrc and of the variables only what
 * `keeps` says. The files that it reads in their place are written into `work`, below `name`.
 */
async function withNpmSettings(request, name = 'settings', keeps = keptOfUser) {
    const directory = (0,external_node_path_.join)(request.work, name);
    await (0,promises_.mkdir)(directory, { recursive: true });
    const paths = await npmrcPaths(request, directory);
    const files = { userconfig: (0,external_node_path_.join)(directory, 'user.npmrc'), globalconfig: (0,external_node_path_.join)(directory, 'global.npmrc') };
    await writePrivate(files.userconfig, filterNpmrc(await textOf(paths.userconfig), keeps));
    await writePrivate(files.globalconfig, filterNpmrc(await textOf(paths.globalconfig), keeps));
    const env = filterNpmVariables(request.env, (setting) => !/^(user|global)config$/.test(setting) && keeps(setting));
    return { ...env, npm_config_userconfig: files.userconfig, npm_config_globalconfig: files.globalconfig };
}
/** npm itself knows best where its files are; without it only the user's is looked for. */
async function npmrcPaths({ env, log }, cwd) {
    const places = (name) => /^(userconfig|globalconfig|prefix)$/.test(name);
    const asked = (0,quiet/* quiet */.j)({ env: filterNpmVariables(env, places), log });
    const { lines } = await (0,run_tool/* tryTool */.Kg)(npmTool, ['config', 'get', 'userconfig', 'globalconfig'], cwd, asked).catch(() => ({
        lines: [],
    }));
    const found = (name) => lines.map((line) => line.split('=').map((part) => part.trim())).find(([key]) => key === name)?.[1];
    return {
        userconfig: found('userconfig') ?? (0,external_node_path_.join)(homeOf(env), '.npmrc'),
        globalconfig: found('globalconfig'),
    };
}
/** Changes a file of a project's copy, if it is there. A link is replaced: what it leads to may be the user's own. */
async function rewriteFile(path, rewrite) {
    if (!(0,external_node_fs_.existsSync)(path))
        return;
    const text = await (0,base_files/* readText */.yR)(path);
    await (0,promises_.rm)(path);
    await (0,promises_.writeFile)(path, rewrite(text));
}
/** Replaces an .npmrc of a project's copy by one with only the settings that `keeps` names. */
async function keepInNpmrc(directory, keeps = keptOfProject) {
    await rewriteFile((0,external_node_path_.join)(directory, '.npmrc'), (text) => filterNpmrc(text, keeps));
}
/** An environment with a folder instead of `~/.config`, which has links to all that is there, but for the files that are changed. */
async function withUserFolder({ env, work }, changes) {
    const folder = (0,external_node_path_.join)(work, 'settings', 'config');
    await mirror(env['XDG_CONFIG_HOME'] ?? (0,external_node_path_.join)(homeOf(env), '.config'), folder, changes);
    return { ...env, XDG_CONFIG_HOME: folder };
}
/** The same for the home directory; it stays the user's if no file has to be changed. */
async function withUserHome({ env, work }, changes) {
    const home = homeOf(env);
    if (!Object.keys(changes).some((path) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(home, path))))
        return env;
    const folder = (0,external_node_path_.join)(work, 'settings', 'home');
    await mirror(home, folder, changes);
    return { ...env, HOME: folder };
}
/** The user's home directory in an environment. */
function homeOf(env) {
    return env['HOME'] ?? (0,external_node_os_.homedir)();
}
async function mirror(own, folder, changes) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const paths = Object.entries(changes).map(([path, changed]) => [path.split('/'), changed]);
    const touched = new Set(paths.map(([[name]]) => name));
    for (const name of await (0,promises_.readdir)(own).catch(() => []))
        if (!touched.has(name))
            await (0,promises_.symlink)((0,external_node_path_.join)(own, name), (0,external_node_path_.join)(folder, name));
    for (const [[name = '', ...below], changed] of paths) {
        const from = changed.from ?? (0,external_node_path_.join)(own, name);
        if (below.length === 0 && (0,external_node_fs_.existsSync)(from))
            await writePrivate((0,external_node_path_.join)(folder, name), changed.rewrite(await textOf(from)));
    }
    for (const name of touched) {
        const inner = paths.filter(([[first, ...below]]) => first === name && below.length > 0);
        const below = inner.map(([[, ...path], changed]) => [path.join('/'), changed]);
        if (name !== undefined && below.length > 0)
            await mirror((0,external_node_path_.join)(own, name), (0,external_node_path_.join)(folder, name), Object.fromEntries(below));
    }
}
/** What is written can hold tokens. */
async function writePrivate(path, text) {
    await (0,promises_.writeFile)(path, text, { mode: 0o600 });
}
async function textOf(path) {
    return path === undefined ? '' : (0,base_files/* readTextOrEmpty */.Qr)(path);
}
/** Whether what was read of a settings file is a table of settings. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/install/node/bun-settings.ts






/** The settings of `[install]` that say where packages come from, and which the user does not want yet. */
const ofProject = ['registry', 'scopes', 'ca', 'cafile', 'minimumReleaseAge', 'minimumReleaseAgeExcludes'];
const ofUser = [...ofProject, 'cache'];
/**
 * Takes out of the copy of a project, and out of what else bun reads, a security scanner, which runs code, and all settings but for
 * registries and authentication. Gives the environment for bun.
 */
async function isolateBun(root, request) {
    await keepInNpmrc(root);
    await rewriteFile((0,external_node_path_.join)(root, 'bunfig.toml'), (text) => keepInBunfig(text, ofProject));
    // bun takes variables from these files, and from variables settings.
    const names = (await (0,promises_.readdir)(root)).filter((name) => /^\.env(\.|$)/.test(name));
    for (const name of names)
        await (0,promises_.rm)((0,external_node_path_.join)(root, name), { recursive: true, force: true });
    const env = withoutOptions(await withNpmSettings(request));
    const home = homeOf(env);
    const folder = env['XDG_CONFIG_HOME'] ?? home;
    return withUserFolder({ ...request, env }, {
        '.bunfig.toml': { from: (0,external_node_path_.join)(folder, '.bunfig.toml'), rewrite: (text) => keepInBunfig(text, ofUser) },
        '.npmrc': {
            from: firstOf((0,external_node_path_.join)(folder, '.npmrc'), (0,external_node_path_.join)(home, '.npmrc')),
            rewrite: (text) => filterNpmrc(text, keptOfUser),
        },
    });
}
/** Variables that bun takes settings or arguments from. */
function withoutOptions(env) {
    const isKept = (name) => !/^BUN_(CONFIG_(?!REGISTRY$|TOKEN$)|OPTIONS$)/.test(name);
    return Object.fromEntries(Object.entries(env).filter(([name]) => isKept(name)));
}
/** A file that cannot be read is for bun to refuse. */
function keepInBunfig(text, names) {
    try {
        const { install = {} } = (0,dist/* parse */.qg)(text);
        const kept = Object.entries(install).filter(([name]) => names.includes(name));
        return (0,dist/* stringify */.As)({ install: Object.fromEntries(kept) });
    }
    catch {
        return text;
    }
}
function firstOf(path, other) {
    return (0,external_node_fs_.existsSync)(path) ? path : other;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./src/base/formats.ts



/** Parses JSON. Throws LimitExceeded with the name `subject` if the nesting is too deep for JSON.stringify, and SyntaxError. */
function parseJson(text, subject) {
    (0,limits/* requireWithinLimit */.Uc)('nesting', subject, nestingDepthOf(text));
    return JSON.parse(text.replace(/^\ufeff/, ''));
}
/** Parses JSON in which lists and objects can end with a comma, as bun writes it. Throws as parseJson does. */
function parseLooseJson(text, subject) {
    return parseJson(text.replace(/("(?:[^"\\]|\\.)*")|,\s*([\]}])/g, (_, inQuotes, end) => inQuotes ?? end ?? ''), subject);
}
const [quote, backslash] = [0x22, 0x5c];
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);
/** The greatest depth at which lists and objects of a JSON text are nested. */
function nestingDepthOf(text) {
    let [depth, deepest, isInText] = [0, 0, false];
    for (let at = 0; at < text.length; at++) {
        const character = text.charCodeAt(at);
        if (isInText && character === backslash)
            at++;
        else if (character === quote)
            isInText = !isInText;
        else if (isInText)
            continue;
        else if (opening.has(character))
            deepest = Math.max(deepest, ++depth);
        else if (closing.has(character))
            depth--;
    }
    return deepest;
}
/** Parses one YAML document. Throws LimitExceeded with the name `subject`, and SyntaxError. */
function parseYaml(text, subject) {
    (0,limits/* requireWithinLimit */.Uc)('yaml', subject, Buffer.byteLength(text));
    const [document, ...others] = documentsIn(text);
    if (others.length > 0)
        throw new SyntaxError('It has several documents');
    return document === undefined ? null : formats_valueOf(document, subject);
}
/** The library's own checks are off, because their time grows with the square of the length. */
const parserOptions = { prettyErrors: false, uniqueKeys: false, logLevel: 'error' };
function documentsIn(text) {
    const documents = (0,yaml_dist/* parseAllDocuments */.hR)(text, parserOptions);
    return 'empty' in documents ? [] : documents;
}
function formats_valueOf(document, subject) {
    const [error] = document.errors;
    if (error?.message.includes('call stack'))
        throw new limits/* LimitExceeded */.nP(subject, 'nesting');
    if (error)
        throw new SyntaxError(error.message);
    try {
        requireUniqueKeys(document);
        return document.toJS();
    }
    catch (thrown) {
        if (thrown instanceof RangeError)
            throw new limits/* LimitExceeded */.nP(subject, 'nesting');
        if ((0,problem/* messageOf */.bD)(thrown).includes('Excessive alias count'))
            throw new limits/* LimitExceeded */.nP(subject, 'aliases');
        throw new SyntaxError((0,problem/* messageOf */.bD)(thrown), { cause: thrown });
    }
}
function requireUniqueKeys(document) {
    (0,yaml_dist/* visit */.YR)(document, {
        Map: (_, map) => {
            const keys = new Set();
            for (const { key } of map.items) {
                const name = (0,yaml_dist/* isScalar */.jn)(key) ? key.value : key;
                if (keys.has(name))
                    throw new SyntaxError('Map keys must be unique');
                keys.add(name);
            }
        },
    });
}

;// CONCATENATED MODULE: ./src/install/addresses.ts
/** The hosts of the short forms of npm, such as `github:owner/name`. */
const forges = {
    github: 'github.com',
    gitlab: 'gitlab.com',
    bitbucket: 'bitbucket.org',
    gist: 'gist.github.com',
};
/**
 * Whether an address that a user wrote is that of a package. How git fetches it does not matter: `git+`, a user, `.git` at the end, ssh or
 * https. A query or a commit counts if the user wrote one.
 */
function isSameAddress(written, locked) {
    // Programs differ in what such an address is of: for some a backslash is a slash.
    if (/[\\\s\p{Cc}]/u.test(locked))
        return false;
    const [wanted, found] = [placeOf(written), placeOf(locked)];
    const isOpen = (part) => wanted[part] === '' || wanted[part] === found[part];
    return wanted.base === found.base && isOpen('query') && isOpen('fragment');
}
/** An address as a user writes it to allow a package: without user, password, query and commit. */
function addressToWrite(address) {
    const [, owner, name] = githubArchive.exec(address) ?? [];
    if (owner !== undefined && name !== undefined)
        return `git+https://github.com/${owner}/${name}`;
    const plain = withoutUser(address).replace(/[?#].*/s, '');
    return isGit(address) && /^https?:/.test(plain) ? `git+${plain}` : plain;
}
/** Whether an address says by its form that git fetches it. */
function isGit(address) {
    return (/^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:)|\.git(?:[?#]|$)/.test(address) ||
        /\bcommit=/.test(address.slice(endOfPath(address))));
}
/** Where the path of an address ends, and a commit can follow. */
function endOfPath(address) {
    const at = address.search(/#|%23/);
    return at < 0 ? address.length : at;
}
/** An address without the slashes at its end. */
function withoutSlashes(address) {
    let end = address.length;
    while (address[end - 1] === '/')
        end -= 1;
    return address.slice(0, end);
}
/** An address without the user and the password in it. */
function withoutUser(address) {
    return address.replace(/\/\/[^/@]+@/, '//').replace(/^[\w.-]+@(?=[\w.-]+:(?!\/\/))/, '');
}
/** What npm, pnpm, Yarn and bun download of a repository on GitHub. */
const githubArchive = /^https:\/\/codeload\.github\.com\/([\w.-]+)\/([\w.-]+)\/(?:legacy\.)?tar\.gz\//;
function placeOf(address) {
    const [, before = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(address) ?? [];
    const [, commit] = /^https:\/\/codeload\.github\.com\/.*\/([^/]+)$/.exec(before) ?? [];
    return { base: baseOf(before), query, fragment: fragment.replace(/^commit=/, '') || (commit ?? '') };
}
function baseOf(address) {
    const [, owner, name] = githubArchive.exec(address) ?? [];
    if (owner !== undefined && name !== undefined)
        return `https://github.com/${owner}/${name}`;
    const [, forge = '', path = ''] = /^(github|gitlab|bitbucket|gist):(?!\/\/)(.+)$/.exec(address) ?? [];
    const short = /^[\w-]+\/[\w.-]+$/.test(address) ? address : undefined;
    const long = forge === '' ? address : `https://${forges[forge] ?? ''}/${path}`;
    const whole = withoutUser(short === undefined ? long : `https://github.com/${short}`)
        .replace(/^git\+/, '')
        .replace(/^ssh:\/\//, 'https://')
        // As scp writes it: host:owner/name.
        .replace(/^([\w.-]+):(?!\/\/)/, (given, host) => host.includes('.') ? `https://${host}/` : given);
    const url = withoutSlashes(whole).replace(/\.git$/, '');
    return URL.canParse(url) ? new URL(url).href.replace(/\/$/, '') : url;
}

;// CONCATENATED MODULE: ./src/install/node/classic-lock.ts

const word = /"(?:[^"\\]|\\.)*"|[^\s",:][^\s",]*/;
/**
 * Reads a lock file in the format of Yarn 1, as Yarn writes it. Throws a Problem for a line that Yarn does not write: Yarn would read more
 * than that.
 */
function parseClassicLock(text) {
    const entries = [];
    let open = {
        dependencies: {},
    };
    let list;
    for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
        if (/^\s*(?:#.*)?$/.test(line))
            continue;
        const indent = /^ */.exec(line)?.[0].length ?? 0;
        const words = wordsOf(line);
        const [name = '', value = '', ...others] = words;
        const isList = line.endsWith(':');
        if (indent === 0 && isList) {
            open = { dependencies: {} };
            list = undefined;
            // The entry is filled by the lines below.
            entries.push(Object.assign(open, { keys: words }));
        }
        else if (indent === 2 && isList && words.length === 1) {
            list = /^(?:d|optionalD)ependencies$/.test(name) ? open.dependencies : {};
        }
        else if (indent === 2 && words.length === 2 && entries.length > 0) {
            if (name === 'version' || name === 'resolved')
                open[name] = value;
        }
        else if (indent === 4 && words.length === 2 && list !== undefined && others.length === 0) {
            list[name] = value;
        }
        else
            throw unreadable(line);
    }
    return entries;
}
function wordsOf(line) {
    const words = [];
    let rest = line.trim();
    while (rest !== '') {
        const found = word.exec(rest);
        if (found?.index !== 0)
            throw unreadable(line);
        const [text] = found;
        const ends = text.startsWith('"') ? text : text.replace(/:$/, '');
        words.push(ends.startsWith('"') ? unquoted(ends, line) : ends);
        rest = rest.slice(ends.length).replace(/^(?:,\s*|:$|\s+)/, '');
    }
    return words;
}
function unquoted(text, line) {
    try {
        return String(JSON.parse(text));
    }
    catch {
        throw unreadable(line);
    }
}
function unreadable(line) {
    return new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-fit',
        text: `yarn.lock has a line that Yarn does not write: ${JSON.stringify(line.trim().slice(0, 40))}. Run "yarn install" and commit yarn.lock.`,
    });
}

;// CONCATENATED MODULE: ./src/install/node/places.ts



/** Such a list with the real paths of the directories. What is not installed, as it is not needed, is left out. */
async function placesAt(root, found) {
    const there = found.filter(([path]) => (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(root, path)));
    const real = there.map(async ([path, origins]) => [await (0,promises_.realpath)((0,external_node_path_.resolve)(root, path)), origins]);
    return new Map(await Promise.all(real));
}
/** The name under which a package is installed, by its path. */
function nameAt(path) {
    return path.split('node_modules/').at(-1) ?? path;
}
/** A package from an archive or a folder of the checkout. What another package brings along is none. */
function fromCheckout(name, path) {
    return /(^|[/:])node_modules\//.test(path) ? [] : [{ name }];
}
/** Whether what a lock file has as a version is one: it could be an address. */
function isVersion(version) {
    return /^\d+\.\d+\.\d+/.test(version);
}

;// CONCATENATED MODULE: ./src/install/node/lock-walk.ts


/**
 * Who the packages of a closure are: a lock file is followed as its manager has followed it, from the packages of the checkout. By its own
 * package.json, a package could be any other. `ships`: whether the archive of a package has another package in it.
 */
async function walkLock({ packages, source }, own, graph, ships) {
    const found = new Map();
    const queue = [source, ...packages]
        .filter((one) => own.has(one))
        .flatMap((one) => {
        const entry = graph.start(one);
        return entry === undefined ? [] : [{ one, entry }];
    });
    // A list is also walked over what is added meanwhile.
    for (const { one, entry } of queue) {
        for (const [name, dependency] of one.dependencies) {
            const next = graph.next(entry, name);
            const known = found.get(dependency) ?? new Set();
            if (next === undefined || own.has(dependency) || known.has(next))
                continue;
            found.set(dependency, known.add(next));
            queue.push({ one: dependency, entry: next });
        }
    }
    const entriesOf = (one) => {
        const entries = [...(found.get(one) ?? [])];
        return entries.length > 0 ? entries : [...graph.named(nameAt(one.directory))];
    };
    const places = new Map();
    for (const one of packages.filter((candidate) => !own.has(candidate))) {
        const around = packages.filter((outer) => contains(outer, one) && !own.has(outer));
        const shipped = await Promise.all(around.map((outer) => ships(outer, entriesOf(outer), one.directory.slice(outer.directory.length + 1))));
        if (shipped.includes(true))
            continue;
        places.set(one.directory, entriesOf(one).flatMap((entry) => graph.originsOf(entry, nameAt(one.directory))));
    }
    return places;
}
function contains(outer, inner) {
    return outer !== inner && (0,external_node_path_.dirname)(inner.directory).startsWith(`${outer.directory}/`);
}

;// CONCATENATED MODULE: ./src/install/node/classic-places.ts







/** Who packages are by a lock file in the format of Yarn 1, which does not say where they are installed. */
async function placesOfClassic(closure, own, { lock, cache }, isOfRegistry) {
    const archives = cache === undefined ? [] : await (0,promises_.readdir)(cache).catch(() => []);
    const ships = async (outer, entries, path) => {
        const shipping = entries.map(({ entry: { resolved = '' } }) => {
            const hash = /#(?:commit=)?([0-9a-f]{40})$/.exec(resolved)?.[1];
            const unpacked = archives.filter((name) => hash !== undefined && name.includes(`-${hash}`));
            const folders = unpacked.map((name) => (0,external_node_path_.join)(cache ?? '', name, 'node_modules', nameAt(outer.directory)));
            const known = folders.filter((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'package.json')));
            return known.length === 0 || known.some((folder) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, firstIn(path))));
        });
        return shipping.length === 0 || shipping.includes(true);
    };
    return walkLock(closure, own, graphOf(parseClassicLock(lock), isOfRegistry), ships);
}
/** The package right inside of another one: `node_modules/a` of `node_modules/a/node_modules/b`. */
function firstIn(path) {
    return /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
}
function graphOf(entries, isOfRegistry) {
    const all = entries.flatMap((entry) => entry.keys.map((key) => ({ key, asked: { range: rangeIn(key), entry } })));
    const byKey = new Map(all.map(({ key, asked }) => [key, asked]));
    const find = (name, range) => {
        const exact = byKey.get(`${name}@${range}`);
        if (exact !== undefined || !/[:/]/.test(range))
            return exact;
        // bun notes what is installed under another name by its own.
        const others = all.filter(({ asked }) => asked.range === range);
        return others.length === 1 ? others[0]?.asked : undefined;
    };
    return {
        start: ({ manifest: { dependencies, optionalDependencies, peerDependencies } }) => ({
            range: '',
            entry: { dependencies: { ...peerDependencies, ...dependencies, ...optionalDependencies } },
        }),
        next: ({ entry }, name) => {
            const range = entry.dependencies[name];
            return range === undefined ? undefined : find(name, range);
        },
        originsOf: ({ range, entry }, installed) => originOf(installed, range, entry, isOfRegistry),
        named: (installed) => all.filter(({ key }) => key.startsWith(`${installed}@`)).map(({ asked }) => asked),
    };
}
function rangeIn(key) {
    return key.slice(key.indexOf('@', 1) + 1);
}
function originOf(installed, range, { resolved = '', version = '' }, isOfRegistry) {
    const name = /^npm:(@?[^@]+)/.exec(range)?.[1] ?? installed;
    const address = /^[a-z+]+:|^git@/.test(resolved) ? resolved : '';
    if (address !== '' && !address.startsWith('file:'))
        return isOfRegistry(name, address) ? [{ name }] : [{ name: installed, address }];
    if (isGit(range) || /^https?:/.test(range))
        return [{ name: installed, address: range }];
    const path = /^(?:file:|\.{0,2}\/)/.test(range) ? range : address;
    // A mirror in the checkout has archives by their names alone.
    if (path === '')
        return isVersion(version) ? [{ name }] : [];
    return fromCheckout(installed, path);
}

;// CONCATENATED MODULE: ./src/install/node/bun-places.ts










/** Who packages are by a lock file of bun: bun.lock, what bun prints of a binary one, or the yarn.lock that it writes if there is none. */
async function placesOfBun(closure, own, root, { isOfRegistry, tool, ...request }) {
    const text = (0,external_node_path_.join)(root, 'bun.lock');
    if ((0,external_node_fs_.existsSync)(text)) {
        const packages = parseLooseJson(await (0,base_files/* readText */.yR)(text), text).packages ?? {};
        return placesIn(closure, own, { root: await (0,promises_.realpath)(root), packages, isOfRegistry });
    }
    const lock = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'bun.lockb'))
        ? (await (0,run_tool/* runTool */.qI)(tool, ['bun.lockb'], root, (0,quiet/* quiet */.j)(request))).lines.join('\n')
        : ((await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(root, 'yarn.lock'))) ?? '');
    return placesOfClassic(closure, own, { lock }, isOfRegistry);
}
async function placesIn(closure, own, { root, packages, isOfRegistry }) {
    const keys = new Set(Object.keys(packages).filter((key) => !isBundled(packages[key] ?? [])));
    const ships = (_outer, entries, path) => {
        const inner = path.replaceAll(/(^|\/)node_modules\//g, '/');
        return Promise.resolve(!entries.some((key) => keys.has(`${key}${inner}`)));
    };
    const graph = {
        start: ({ directory, manifest }) => (directory === root ? '' : manifest.name),
        next: (from, name) => upwards(from)
            .map((key) => `${key}${name}`)
            .find((key) => keys.has(key)),
        originsOf: (key, installed) => bun_places_originOf(installed, packages[key] ?? [], isOfRegistry),
        named: (installed) => [...keys].filter((key) => key === installed || key.endsWith(`/${installed}`)),
    };
    return walkLock(closure, own, graph, ships);
}
/** Where a dependency of `a/b` is looked for: below `a/b/`, `a/`, and at the top. */
function upwards(key) {
    const parts = key.split('/').filter((part) => part !== '');
    const prefixes = parts.flatMap((part, index) => part.startsWith('@') ? [] : [`${parts.slice(0, index + 1).join('/')}/`]);
    return [...prefixes.reverse(), ''];
}
function isBundled(entry) {
    return entry.some((part) => part?.bundled === true);
}
function bun_places_originOf(installed, [ident, registry], isOfRegistry) {
    const [, name = '', reference = ''] = /^(@?[^@]+)@(.*)$/s.exec(String(ident)) ?? [];
    if (isVersion(reference)) {
        const address = typeof registry === 'string' ? registry : '';
        return address === '' || isOfRegistry(name, address) ? [{ name }] : [{ name: installed, address }];
    }
    if (/^(?:file|link|workspace):|^\.{0,2}\//.test(reference) || /^[^:]+\.t(?:ar\.)?gz$/.test(reference))
        return fromCheckout(installed, reference);
    return reference === '' ? [] : [{ name: installed, address: reference }];
}

;// CONCATENATED MODULE: ./src/install/install-scripts.ts


/** Whether a package may run code while it is installed. A name alone does not allow what comes from git or from the web. */
function mayRun(allowed, { name, address }) {
    if (typeof allowed === 'boolean')
        return allowed;
    return allowed.map(originIn).some((one) => {
        if (one.name !== name)
            return false;
        if (address === undefined || one.address === undefined)
            return address === one.address;
        return isSameAddress(one.address, address);
    });
}
/** The package that an item of "install-scripts" allows, which can end with where it comes from: `name@git+https://...`. */
function originIn(item) {
    const [, name = item, address] = /^(@?[^@]+)(?:@(.*))?$/s.exec(item) ?? [];
    return { name, address };
}
/** What to write into "install-scripts" to allow a package. */
function itemFor({ name, address }) {
    return address === undefined ? name : `${name}@${addressToWrite(address)}`;
}
/** What to write into "install-scripts" to allow packages, each once. */
function itemsFor(origins) {
    return [...new Set(origins.map(itemFor))].join(', ');
}
/** The names that are allowed to run code and are not among those that are installed; `form` gives the form in which those are written. */
function namedBeyond(allowed, installed, form = (name) => name) {
    return typeof allowed === 'boolean'
        ? []
        : allowed.map((item) => originIn(item).name).filter((name) => !installed.includes(form(name)));
}
/** What a reader should know of install scripts. */
function warningsAboutScripts({ heldBack, notFound }) {
    const named = heldBack.filter(({ items }) => items.length > 0);
    const nameless = heldBack.filter(({ items }) => items.length === 0);
    return [
        ...(named.length > 0
            ? [
                (0,message/* about */.Cv)('code-of-a-package-would-have-to-run', `Install scripts were not run: ${inWords(named)}. Name those that must run in "install-scripts".`),
            ]
            : []),
        ...(nameless.length > 0
            ? [
                (0,message/* about */.Cv)('code-of-a-package-would-have-to-run', `Install scripts were not run: ${inWords(nameless)}. No name allows them. Correct the dependency, or set ` +
                    '"install-scripts: true" if you trust all packages.'),
            ]
            : []),
        ...(notFound.length > 0
            ? [
                (0,message/* about */.Cv)('code-of-a-package-would-have-to-run', `Input "install-scripts" names ${notFound.join(', ')}, of which nothing is installed. Check the names.`),
            ]
            : []),
    ];
}
/** Blocked packages by their names, with the reason if their names do not show it. */
function inWords(blocked) {
    return blocked.map(({ name, why }) => (why === undefined ? name : `${name} (${why})`)).join(', ');
}
/** All that must be in "install-scripts" to allow packages, as one line. */
function itemsOf(blocked) {
    return [...new Set(blocked.flatMap(({ items }) => items))].join(', ');
}

;// CONCATENATED MODULE: ./src/install/node/package-json.ts






/** The package.json of a directory. Throws a Problem where there is none, or where it is not a JSON object. */
async function readManifest(directory) {
    const path = (0,external_node_path_.join)(directory, 'package.json');
    if (!(0,external_node_fs_.existsSync)(path)) {
        throw new problem/* Problem */.AF({
            topic: 'it-is-not-known-how-to-build',
            text: 'Input "source" has no package.json. Point it at the directory that has one.',
        });
    }
    try {
        const manifest = parseJson(await (0,base_files/* readText */.yR)(path, 'manifest'), path);
        if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest))
            return manifest;
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        // Said below, as for JSON that is no object.
    }
    throw new problem/* Problem */.AF({ topic: 'a-manifest-cannot-be-read', text: `${path} is not a JSON object. Correct it.` });
}
/** The package.json of a directory, or an empty one where there is none that can be read. */
async function manifestIn(directory) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'package.json')))
        return {};
    return readManifest(directory).catch((error) => {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        return {};
    });
}

;// CONCATENATED MODULE: ./src/install/node/asked-version.ts




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

;// CONCATENATED MODULE: ./src/install/node/events.ts


const events = ['preinstall', 'install', 'postinstall'];
/** The programs that make or fetch a native addon's binary. */
const builders = /\b(node-gyp|node-pre-gyp|prebuild-install|node-gyp-build|cmake-js)\b/;
/** The install scripts that npm runs of a package in a directory, in npm's order. */
function installEvents(manifest, directory) {
    const isBuilt = isBuiltByDefault(manifest, directory);
    return events.filter((event) => hasScript(manifest, event) || (isBuilt && event === 'install'));
}
/** Whether npm compiles a package without a script that says so, because it has a binding.gyp. */
function isBuiltByDefault(manifest, directory) {
    if (manifest.gypfile === false || hasScript(manifest, 'preinstall') || hasScript(manifest, 'install'))
        return false;
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'binding.gyp'));
}
/** Whether a package has a script of that name. */
function hasScript({ scripts }, name) {
    return typeof scripts?.[name] === 'string' && scripts[name] !== '';
}
/** Whether a package is a native addon, whose binary is made or fetched as it is installed. */
function isAddon({ scripts }, directory) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'binding.gyp')))
        return true;
    return events.some((event) => builders.test(String(scripts?.[event] ?? '')));
}

;// CONCATENATED MODULE: ./src/install/node/identity.ts


/** Whether the scripts of a package may run. */
function isAllowed(allowed, { origins }) {
    return allowed === true || (origins.length > 0 && origins.every((origin) => mayRun(allowed, origin)));
}
/** A package whose scripts are blocked, as messages name it. */
function blockedAs({ name, origins, why }) {
    return { name: why === undefined ? itemsFor(origins) : name, items: origins.map(itemFor), why };
}
/** Who packages are: those of the checkout by its manifests, all others by their places in the lock file. */
function identitiesOf({ source, packages }, own, { places, members }) {
    const namesOfOwn = new Map();
    for (const { dependencies } of [source, ...packages])
        for (const [name, one] of dependencies)
            if (own.has(one))
                namesOfOwn.set(one, [...(namesOfOwn.get(one) ?? []), name]);
    const byMembers = new Set(members.values());
    const ofOwn = (one, directory) => {
        const names = namesOfOwn.get(one) ?? [];
        const { name = names[0] ?? nameAt(one.directory) } = one.manifest;
        if (byMembers.has(directory) || names.length === 0 || names.includes(name))
            return { name, origins: [{ name }] };
        return claiming(names[0] ?? name, name, names);
    };
    const byLock = (one) => {
        const origins = places.get(one.directory);
        if (origins === undefined)
            return within(one);
        const name = nameAt(one.directory);
        if (origins.length === 0)
            return { name, origins, why: 'the lock file does not say where it comes from' };
        const { name: claimed } = one.manifest;
        const names = origins.map((origin) => origin.name);
        return claimed === undefined || names.includes(claimed)
            ? { name, origins }
            : claiming(name, claimed, names);
    };
    const within = (one) => {
        const outer = packages
            .filter((other) => one.directory.startsWith(`${other.directory}/`) && places.has(other.directory))
            .sort((a, b) => a.directory.length - b.directory.length)[0];
        const name = nameAt(one.directory);
        if (outer === undefined)
            return { name, origins: [], why: 'the lock file does not have it' };
        const { origins, why } = byLock(outer);
        const contained = `in the archive of ${origins.length > 0 ? itemsFor(origins) : nameAt(outer.directory)}`;
        return { name, origins, why: why === undefined ? contained : `${contained}: ${why}` };
    };
    return (one) => {
        const directory = own.get(one);
        const isFromElsewhere = places.get(one.directory)?.some(({ address }) => address !== undefined);
        return directory === undefined || isFromElsewhere ? byLock(one) : ofOwn(one, directory);
    };
}
function claiming(name, claimed, names) {
    return {
        name,
        origins: [],
        why: `its own package.json says ${claimed}, and not ${[...new Set(names)].join(' or ')}`,
    };
}

;// CONCATENATED MODULE: ./src/install/node/entries.ts





/** The files that Node.js would look for by a package.json, and that are not in the package's directory. */
function missingFiles(manifest, directory) {
    const { exports, main, module, bin } = manifest;
    const commands = typeof bin === 'object' && bin !== null ? Object.values(bin) : [bin];
    return [
        ...(isGiven(exports) ? targetsOf(exports).map(named('exports')) : []),
        // Node.js takes index.js if the file of `main` is not there.
        ...(!isGiven(exports) && isPath(main) && !isModule((0,external_node_path_.join)(directory, 'index.js'))
            ? [main].map(named('main'))
            : []),
        // Only bundlers read it; a package that has nothing else is at least meant for them.
        ...(!isGiven(exports) && !isPath(main) && isPath(module) ? [module].map(named('module')) : []),
        ...commands.filter(isPath).map(named('bin')),
    ].filter(({ file }) => !isThere((0,external_node_path_.join)(directory, file), file));
}
function named(field) {
    return (file) => ({ field, file });
}
function isGiven(exports) {
    return exports !== undefined && exports !== null;
}
function isPath(value) {
    return typeof value === 'string' && value !== '';
}
/** The conditions of `exports` that a function in Lambda can meet. */
const conditions = new Set(['node', 'import', 'require', 'default', 'module-sync', 'node-addons']);
/** The files of code in `exports`: those of other conditions, of types and of styles are not for Node.js. */
function targetsOf(exports) {
    if (typeof exports === 'string')
        return isCode(exports) ? [exports] : [];
    if (Array.isArray(exports))
        return targetsOf(exports.find((one) => one !== null));
    if (typeof exports !== 'object' || exports === null)
        return [];
    const entries = Object.entries(exports).filter(([key]) => key.startsWith('.') || conditions.has(key));
    return [...new Set(entries.flatMap(([, value]) => targetsOf(value)))];
}
function isCode(target) {
    return (target.startsWith('./') &&
        !/\.d\.[cm]?ts$/.test(target) &&
        /(\.([cm]?[jt]s|json|node|wasm)|\/|\*|\/[^./]+)$/.test(target));
}
/** Of a pattern such as `./dist/*.js`, the directory must be there. */
function isThere(path, file) {
    if (file.includes('*'))
        return (0,external_node_fs_.existsSync)((0,external_node_path_.dirname)(path.slice(0, path.indexOf('*') + 1)));
    return isModule(path);
}
/** As `require` finds it: a file, one with an extension, or a directory with an index. */
function isModule(path) {
    const extensions = ['', '.js', '.json', '.node', '.cjs', '.mjs'];
    if (extensions.some((extension) => isFile(`${path}${extension}`)))
        return true;
    return ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(path, 'package.json')) ||
        extensions.some((extension) => isFile((0,external_node_path_.join)(path, `index${extension}`))));
}
function isFile(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
/** A package that was not published to a registry, and has to be built before it can be used: a Problem names it and the file. */
function requireBuilt({ closure: { source, packages }, directories, identityOf }, fromElsewhere, allowed) {
    for (const one of packages) {
        const isOwn = directories.has(one);
        if (one === source || !(isOwn || fromElsewhere.has(one)))
            continue;
        const [first] = missingFiles(one.manifest, one.directory);
        const builds = ['prepare', 'prepack', 'install', 'postinstall', 'preinstall'].find((event) => hasScript(one.manifest, event));
        // What is from elsewhere and has nothing to build is as its authors want it.
        if (first === undefined || (!isOwn && builds === undefined))
            continue;
        const identity = identityOf(one);
        const { name } = identity;
        const what = `The package ${name} has no file ${first.file}, which its package.json names in "${first.field}".`;
        throw new problem/* Problem */.AF({
            topic: 'code-of-a-package-would-have-to-run',
            text: `${what} ${isOwn ? remedyFor(name, builds, isAllowed(allowed, identity)) : elsewhere}`,
        });
    }
}
const elsewhere = 'It comes from git or from a web address, and the script that builds it does not run. Install a version from a registry.';
function remedyFor(name, builds, isAllowed) {
    if (isAllowed && builds !== undefined)
        return 'Its scripts ran and did not create it. Build the local package in a step before this one.';
    if (builds === undefined || builds === 'prepack')
        return 'Build the local package in a step before this one.';
    return `Build the local package in a step before this one, or set "install-scripts: ${name}" to let its script "${builds}" run.`;
}

;// CONCATENATED MODULE: ./src/install/node/judge.ts

/**
 * A manager can end well and have left out what the source, or another directory of the repository, asks for: a Problem names it.
 * What only a published package lacks can have been taken out on purpose, by overrides: see `warningsAbout`.
 */
function requireAll({ source, packages, missing }, manager) {
    const lacking = missing.filter(({ neededBy }) => isOwn(neededBy, source));
    if (lacking.length > 0) {
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-reported-success',
            text: `${manager} reported success, but did not install ${namesOf(lacking, source)}. Check that the lock file has it for ` +
                'the target, and that the directories of local dependencies and workspace members are in the checkout. With npm, a ' +
                'local dependency outside of the project needs a lock file of its own.',
        });
    }
    if (packages.length > 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-layer-would-be-empty',
        text: 'The package.json in "source" asks for no production dependencies: the layer would be empty. ' +
            (source.manifest.workspaces === undefined
                ? 'Point "source" at the package that does.'
                : 'Point "source" at the workspace member that does.'),
    });
}
/** What a reader should know of what was installed. */
function warningsAbout(closure, target) {
    const { source, missing, misfits, leftOut } = closure;
    const lacking = missing.filter(({ neededBy }) => !isOwn(neededBy, source));
    const unpinned = unpinnedOf(closure);
    const platform = `linux ${target.architecture}`;
    return [
        ...told('the-package-manager-reported-success', lacking, (names) => `Packages depend on what was not installed: ${names}. They may fail at run time.`),
        ...told('native-code-does-not-load', misfits, (names) => `By what they say themselves, these packages do not run on ${platform}: ${names}.`),
        ...told('native-code-does-not-load', leftOut, (names) => `What looks like the part for ${platform} was not installed: ${names}. If the lock file was made on another ` +
            'system, make it again without node_modules, and commit it.'),
        ...told('it-is-not-what-the-hashes-name', unpinned, (names) => `Dependencies come from git or from a web address: ${names}. Registries vouch for what they publish; nobody does ` +
            'for these.'),
    ];
    function told(topic, findings, tell) {
        return findings.length === 0 ? [] : [{ topic, text: tell(namesOf(findings, source)) }];
    }
}
function isOwn(one, source) {
    return one === source || one.isLocal;
}
function namesOf(findings, source) {
    const names = findings.map(({ name, neededBy }) => neededBy === source ? name : `${name} (needed by ${String(neededBy.manifest.name)})`);
    return [...new Set(names)].join(', ');
}
/** The packages that come from git, from a forge or from a web address. */
function fromElsewhere(closure) {
    return new Set(unpinnedOf(closure).flatMap(({ name, neededBy }) => neededBy.dependencies.get(name) ?? []));
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

;// CONCATENATED MODULE: ./src/install/node/layout.ts

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
        throw new problem/* Problem */.AF({
            topic: 'requirements-exclude-each-other',
            text: `The dependency ${String(own.manifest.name)} depends on itself in several versions, and has no end as files. ` +
                'Let it depend on one of them.',
        });
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

;// CONCATENATED MODULE: ./src/install/node/target.ts

/** An architecture as Node.js names it. */
const cpuOf = { x86_64: 'x64', arm64: 'arm64' };
/** What Lambda runs: `os`, `cpu` and `libc` as a package.json names them. */
function platformOf({ architecture }) {
    return { os: 'linux', cpu: cpuOf[architecture], libc: 'glibc' };
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
/** What an install script compiles or fetches is for the machine that it runs on. */
function requireOwnTarget(names, { architecture, isOwn }) {
    if (isOwn)
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-package-does-not-run-on-this-runner',
        text: `The install scripts of ${names.join(', ')} would make a layer for this runner, ` +
            `and it is meant for ${architecture}. Use a runner of that architecture, or run no install scripts.`,
    });
}

;// CONCATENATED MODULE: ./src/install/node/local-scripts.ts









/**
 * Runs the scripts of the repository's own packages that are allowed, in the copy of the project, where they find what they refer to around
 * them. `prepare` is one of them, as npm runs it in a directory that it links to. Gives the packages that need no more of their scripts.
 */
async function runLocalScripts({ closure, directories, identityOf }, request) {
    const done = new Set();
    for (const own of dependenciesFirst(closure)) {
        const directory = directories.get(own);
        const identity = identityOf(own);
        if (directory === undefined || !isAllowed(request.installScripts, identity))
            continue;
        const { name } = identity;
        // npm compiles such a package at its place in the layer.
        const compiled = isBuiltByDefault(own.manifest, directory);
        const events = [
            ...(compiled ? [] : installEvents(own.manifest, directory)),
            ...(isToPrepare(own, directory, request) ? ['prepare'] : []),
        ];
        if (events.some((event) => event !== 'prepare'))
            requireOwnTarget([name], request.target);
        for (const event of events)
            await runScript(event, name, directory, request);
        if (events.length > 0)
            await bringOver(directory, own.directory);
        if (!compiled)
            done.add(own);
    }
    return done;
}
/** Where everything may run, what was built in a step before is not built again: `prepare` needs devDependencies, which are not there. */
function isToPrepare({ manifest }, directory, { installScripts }) {
    if (!hasScript(manifest, 'prepare'))
        return false;
    return installScripts !== true || missingFiles(manifest, directory).length > 0;
}
/** The packages, each after those that it depends on. */
function dependenciesFirst({ packages }) {
    const seen = new Set();
    const ordered = [];
    const visit = (one) => {
        if (seen.has(one))
            return;
        seen.add(one);
        for (const dependency of one.dependencies.values())
            visit(dependency);
        ordered.push(one);
    };
    for (const one of packages)
        visit(one);
    return ordered;
}
async function runScript(event, name, directory, request) {
    try {
        // --force: that the package is developed with another package manager does not matter here.
        await runNpm(['run', event, '--no-workspaces', '--ignore-scripts=false', '--force'], directory, request);
    }
    catch (error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `The script "${event}" of ${name} failed: ${reason.text} Its devDependencies are not installed. Build it in a step ` +
            'before this one if it needs them, and do not name it in "install-scripts".';
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'code-of-a-package-would-have-to-run', text), { cause: error });
    }
}
/** Where the manager has copied a package instead of linking to it, the copy gets what the scripts have made. */
async function bringOver(from, to) {
    if (from === to)
        return;
    for (const name of await (0,promises_.readdir)(to))
        if (name !== 'node_modules')
            await (0,promises_.rm)((0,external_node_path_.join)(to, name), { recursive: true, force: true });
    await (0,promises_.cp)(from, to, {
        recursive: true,
        verbatimSymlinks: true,
        filter: (path) => (0,external_node_path_.basename)(path) !== 'node_modules',
    });
}

;// CONCATENATED MODULE: ./src/install/node/members.ts





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
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, 'package.json')) && (0,workspaces/* isMember */.NB)(await patternsOf(root), root, directory);
}
/** The directories of a workspace's members. */
async function membersOf(patternsOf, root) {
    const patterns = await patternsOf(root);
    if (patterns.length === 0)
        return [];
    const directories = (await packagesBelow(root)).sort();
    return directories.filter((0,workspaces/* memberTest */.JJ)(patterns, root));
}
async function packagesBelow(directory) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true });
    const below = entries
        .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git')
        .map(({ name }) => (0,external_node_path_.join)(directory, name));
    const found = await Promise.all(below.map((one) => packagesBelow(one)));
    const own = below.filter((one) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(one, 'package.json')));
    return [...own, ...found.flat()];
}

;// CONCATENATED MODULE: ./src/install/node/local.ts





/** The directories and archives of the checkout that lie outside of a project's root, and that it, its members or these themselves depend on. */
async function localDependencies({ root, source }, workspace, patternsOf) {
    const toRead = [root, source, ...(await membersOf(patternsOf, root))];
    const seen = new Set();
    for (const directory of toRead) {
        if (seen.has(directory))
            continue;
        seen.add(directory);
        toRead.push(...(await pathsIn(directory)).filter((path) => (0,base_paths/* isInside */.FK)(workspace, path) && (0,external_node_fs_.existsSync)(path)));
    }
    return [...seen].filter((path) => !(0,base_paths/* isInside */.FK)(root, path));
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
/** Finds them in the copy of a project. `members` are the directories of a workspace's members, by the names of their packages. */
function ownDirectories({ source, packages }, members) {
    const linked = packages.filter(({ isLocal }) => isLocal).map((one) => [one, one.directory]);
    const found = new Map([[source, source.directory], ...linked]);
    // A map is also walked over what is added meanwhile.
    for (const [one, directory] of found) {
        const specs = { ...one.manifest.dependencies, ...one.manifest.optionalDependencies };
        for (const [name, dependency] of one.dependencies) {
            const spec = String(specs[name]);
            const path = spec.startsWith('workspace:') ? members.get(name) : pathIn(spec);
            const place = (0,external_node_path_.resolve)(directory, path ?? '');
            if (path === undefined || found.has(dependency) || !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(place, 'package.json')))
                continue;
            found.set(dependency, place);
        }
    }
    return found;
}
/** The members of a workspace by the names of their packages. */
async function membersByName(patternsOf, root) {
    const directories = await membersOf(patternsOf, root);
    const names = await Promise.all(directories.map((directory) => manifestIn(directory)));
    return new Map(directories.map((directory, index) => [String(names[index]?.name), directory]));
}
/** The path in `file:../x`, `link:../x`, `portal:../x` or `../x`. */
function pathIn(spec) {
    return /^(?:file|link|portal):(?:\/\/(?=\/))?(.+)$/.exec(spec)?.[1] ?? /^\.{1,2}(?:\/.*)?$/.exec(spec)?.[0];
}
/**
 * Whether a path is what an earlier install has left in a project, and not part of it. What a package bundles is in its
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

;// CONCATENATED MODULE: ./src/install/node/packages.ts





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
 * A name that the source does not depend on itself means to it what its manager has put next to its dependencies, else the first
 * package of that name: any code may find it then, as it would in npm's own layout. What is inside of another stays there.
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

;// CONCATENATED MODULE: ./src/install/node/registries.ts





/** The public registry, under both of its names. */
const publicRegistries = ['registry.npmjs.org', 'registry.yarnpkg.com'].map((host) => ({ address: `https://${host}/` }));
/** How each file of settings names registries. */
const readers = {
    '.npmrc': linesOn,
    '.yarnrc': linesOn,
    'pnpm/rc': linesOn,
    '.yarnrc.yml': ofYarn,
    'pnpm-workspace.yaml': ofPnpm,
    'pnpm/config.yaml': ofPnpm,
    'bunfig.toml': ofBun,
    '.bunfig.toml': ofBun,
};
/** Variables by which the package managers are given registries; npm's can name a scope. */
const variables = /^(?:p?npm_config_(?:(@[^:]+):)?registry|yarn_(?:npm_)?registry(?:_server)?|bun_config_registry)$/i;
/**
 * Judges by the registries that the settings of a project, of the user and of the environment name: a lock file alone can give any address
 * to a package.
 */
async function registriesOf(directories, env) {
    const folders = [...directories, homeOf(env), env['XDG_CONFIG_HOME'] ?? (0,external_node_path_.join)(homeOf(env), '.config')];
    const files = Object.entries(readers).flatMap(([name, read]) => folders.map((folder) => ({ path: (0,external_node_path_.join)(folder, name), read })));
    const named = [
        ...directories.map((directory) => ({
            path: (0,external_node_path_.join)(directory, env['YARN_RC_FILENAME'] ?? ''),
            read: ofYarn,
        })),
        ...['npm_config_userconfig', 'npm_config_globalconfig'].map((name) => ({
            path: env[name] ?? '',
            read: linesOn,
        })),
    ];
    const inFiles = await Promise.all([...files, ...named].map(async ({ path, read }) => registries_settingsIn(path, read)));
    const inVariables = Object.entries(env).flatMap(([name, text = '']) => {
        const match = variables.exec(name);
        return match ? [{ text, scope: match[1] }] : [];
    });
    const settings = [...inFiles.flat(), ...inVariables];
    return ofRegistries(settings.flatMap(({ text, scope }) => addressesIn(filled(text, env)).map((address) => ({ address, scope }))));
}
/** Judges by registries, in addition to the public one. One host can have those of many owners, so that the path of each counts. */
function ofRegistries(registries) {
    const known = [...publicRegistries, ...registries].flatMap(({ address, scope }) => {
        if (!URL.canParse(address))
            return [];
        const { host, pathname } = new URL(address);
        const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
        return [{ host, path: pathsOfArchives[host] ?? path, isFor: isOfScope(scope), itself: path }];
    });
    return (name, address) => {
        if (!URL.canParse(address))
            return false;
        const { protocol, host, pathname } = new URL(address);
        if (!/^https?:$/.test(protocol))
            return false;
        const own = known.filter((registry) => registry.host === host && registry.isFor(name));
        // bun notes the registry alone, all others the archive, whose address has the name of the package.
        return own.some(({ path, itself }) => `${pathname.replace(/\/$/, '')}/` === itself ||
            (pathname.startsWith(path) && hasName(decoded(pathname.slice(path.length - 1)), name)));
    };
}
/** Where the archives of a registry are, if not below its own path. The archives of GitHub Packages have the owner as their scope. */
const pathsOfArchives = { 'npm.pkg.github.com': '/download/' };
function isOfScope(scope) {
    return (name) => scope === undefined || name.startsWith(`${scope}/`);
}
/** Whether a path has a package's name as its parts: `/@scope/name/` is not that of `name`. */
function hasName(path, name) {
    const parts = path.split('/');
    // A server can decode what leads to another owner.
    if (parts.includes('..'))
        return false;
    return parts.some((part, index) => {
        const before = parts[index - 1] ?? '';
        return index < parts.length - 1 && (before.startsWith('@') ? `${before}/${part}` : part) === name;
    });
}
/** A file that cannot be read is for the package manager to refuse. */
async function registries_settingsIn(path, read) {
    try {
        return read(await (0,base_files/* readText */.yR)(path, 'manifest'));
    }
    catch {
        return [];
    }
}
/** Lines such as `registry=...`, `"@scope:registry" "..."` and `//host/:_authToken=...`. */
function linesOn(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const match = /^\s*["']?(?:(?:(@[^\s:="']+):)?registry\b|\/\/)/.exec(line);
        return match ? [{ text: line, scope: match[1] }] : [];
    });
}
function ofYarn(text) {
    const settings = parseYaml(text, '.yarnrc.yml');
    if (!isObject(settings))
        return [];
    const { npmScopes, npmRegistries, npmRegistryServer } = settings;
    return [
        ...settingFor(npmRegistryServer),
        ...(isObject(npmRegistries) ? Object.keys(npmRegistries).map((address) => ({ text: address })) : []),
        ...registries_namesIn(npmScopes).flatMap(([name, scope]) => isObject(scope) ? settingFor(scope['npmRegistryServer'], `@${name}`) : []),
    ];
}
function ofPnpm(text) {
    const settings = parseYaml(text, 'pnpm-workspace.yaml');
    return registries_namesIn(settings).flatMap(([name, value]) => {
        if (name === 'registry')
            return settingFor(value);
        if (!/^(?:registries|named-?registries)$/i.test(name))
            return [];
        return registries_namesIn(value).flatMap(([scope, one]) => settingFor(one, scope.startsWith('@') ? scope : undefined));
    });
}
function ofBun(text) {
    const { install } = (0,dist/* parse */.qg)(text);
    if (!isObject(install))
        return [];
    const addressOf = (value) => (isObject(value) ? value['url'] : value);
    return [
        ...settingFor(addressOf(install['registry'])),
        ...registries_namesIn(install['scopes']).flatMap(([name, value]) => settingFor(addressOf(value), `@${name.replace(/^@/, '')}`)),
    ];
}
function registries_namesIn(value) {
    return isObject(value) ? Object.entries(value) : [];
}
function settingFor(value, scope) {
    return typeof value === 'string' ? [{ text: value, scope }] : [];
}
/** Settings can name variables, such as `${NAME}` or, for Yarn, `${NAME:-default}`. */
function filled(text, env) {
    return text.replace(/\$\{(\w+)\??(?::?-([^}]*))?\}/g, (_all, name, other) => env[name] ?? other ?? '');
}
/** The addresses in a setting, without users, and of a line for a password, such as `//host/path/:_authToken=...`, what is in front of it. */
function addressesIn(text) {
    const scheme = /http:\/\//i.test(text) ? 'http' : 'https';
    return [...text.matchAll(/\/\/(?:[^/\s"'@]+@)?([\w.-]+(?::\d+)?(?:\/[^\s"'?#:=]*)?)/g)].map(([, place = '']) => `${scheme}://${place}`);
}
function decoded(path) {
    try {
        return decodeURIComponent(path);
    }
    catch {
        return path;
    }
}

;// CONCATENATED MODULE: ./src/install/node/recording-shell.ts



/** How a script that was run is written down. */
function record(event, directory) {
    return `${event} in ${directory}`;
}
/** Makes such a shell in a directory. That npm ends well does not mean that it has run a script: npm 12 skips what it does not allow. */
async function makeRecordingShell(directory) {
    const [path, log] = [(0,external_node_path_.join)(directory, 'recording-shell'), (0,external_node_path_.join)(directory, 'scripts-that-ran')];
    const lines = [
        '#!/bin/sh',
        `printf '%s in %s\\n' "$npm_lifecycle_event" "$(pwd -P)" >> ${quoted(log)}`,
        'exec sh "$@"',
    ];
    await (0,promises_.writeFile)(path, `${lines.join('\n')}\n`, { mode: 0o755 });
    return {
        path,
        ran: async () => new Set((await (0,base_files/* readTextOrEmpty */.Qr)(log)).split('\n')),
    };
}
/** A text as one word of a shell. */
function quoted(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./src/install/node/scripts.ts













/**
 * Runs the install scripts that are allowed, in what a manager has installed without any. It is npm that runs them, whatever the
 * manager: it can do so in any layout, and is there where Node.js is. Throws a Problem, also if one of them did not run.
 */
async function runScripts(laid, request) {
    const { installScripts: allowed } = request;
    const mayRun = ({ placed }) => isAllowed(allowed, laid.identityOf(placed.package));
    const withScripts = laid.places.filter((at) => eventsOf(at, laid).length > 0 || scripts_isToPrepare(at, laid));
    const mayDo = withScripts.filter(mayRun);
    const heldBack = withScripts.filter((candidate) => !mayRun(candidate));
    const toRun = mayDo.filter((at) => !laid.done.has(at.placed.package) && eventsOf(at, laid).length > 0);
    if (toRun.length > 0) {
        requireOwnTarget(scripts_namesOf(toRun, laid), request.target);
        await rebuild(toRun, laid, request);
    }
    for (const { path } of mayDo)
        await removeWorkings((0,external_node_path_.join)(laid.directory, path, 'build'));
    await requireBinaries(heldBack, laid);
    await requireBuiltBinaries(mayDo, allowed, laid);
    return {
        heldBack: blockedIn(heldBack, laid),
        notFound: namedBeyond(allowed, scripts_namesOf(laid.places, laid)),
    };
}
/** The names by which packages are known, each once: those that they are installed under, and those in the lock file. */
function scripts_namesOf(places, { identityOf }) {
    const known = places.map(({ placed }) => identityOf(placed.package));
    return [
        ...new Set(known.flatMap(({ name, origins }) => (origins.length > 0 ? origins.map((one) => one.name) : [name]))),
    ];
}
function blockedIn(places, { identityOf }) {
    const packages = new Set(places.map(({ placed }) => placed.package));
    const blocked = [...packages].map((one) => blockedAs(identityOf(one)));
    return [...new Map(blocked.map((one) => [one.name, one])).values()];
}
function eventsOf({ path, placed }, { directory }) {
    return installEvents(placed.package.manifest, (0,external_node_path_.join)(directory, path));
}
/** A package of the repository is also built by its script `prepare`. */
function scripts_isToPrepare({ placed }, { directories }) {
    return directories.has(placed.package) && hasScript(placed.package.manifest, 'prepare');
}
async function rebuild(toRun, laid, request) {
    const { directory, npmrc } = laid;
    const own = (0,external_node_path_.join)(directory, '.npmrc');
    const shell = await makeRecordingShell(request.work);
    if ((0,external_node_fs_.existsSync)(npmrc))
        await (0,promises_.writeFile)(own, filterNpmrc(await (0,base_files/* readText */.yR)(npmrc), keptForScripts));
    try {
        // By paths: a name could be that of another package too, by an alias. npm 12 runs only what its own list names, or all of these.
        const paths = toRun.map(({ path }) => `./${path}`);
        const flags = [
            '--ignore-scripts=false',
            '--dangerously-allow-all-scripts=true',
            `--script-shell=${shell.path}`,
        ];
        await runNpm(['rebuild', ...paths, ...flags, '--foreground-scripts'], directory, request);
    }
    catch (error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `An install script of ${scripts_namesOf(toRun, laid).join(', ')} failed: ${reason.text}`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'code-of-a-package-would-have-to-run', text), { cause: error });
    }
    finally {
        await (0,promises_.rm)(own, { force: true });
    }
    await requireRan(toRun, laid, await shell.ran());
}
/** npm can end well without having run a script. */
async function requireRan(toRun, laid, ran) {
    const skipped = [];
    for (const at of toRun) {
        const place = await (0,promises_.realpath)((0,external_node_path_.join)(laid.directory, at.path));
        if (!eventsOf(at, laid).every((event) => ran.has(record(event, place))))
            skipped.push(at);
    }
    if (skipped.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `npm reported success, but did not run the install scripts of ${scripts_namesOf(skipped, laid).join(', ')}, which "install-scripts" allows. Set up ` +
            'npm 9, 10, 11 or 12 before this step.',
    });
}
/** Files that node-gyp leaves next to its results. They contain the paths of this build. */
async function removeWorkings(build) {
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(build, 'config.gypi')))
        return;
    const names = await (0,base_files/* listPathsIn */.eE)(build);
    const workings = names.filter((name) => /^((\w+\.)?Makefile|config\.gypi|[^/]+\.mk|\w+\/(obj|\.deps|obj\.target))$/.test(name));
    for (const name of workings)
        await (0,promises_.rm)((0,external_node_path_.join)(build, name), { recursive: true, force: true });
}
/** A native addon whose binary its install script would have made or fetched cannot load: better to stop here. */
async function requireBinaries(heldBack, laid) {
    const broken = await withoutBinary(heldBack.filter(({ placed }) => laid.closure.required.has(placed.package)), laid);
    if (broken.length === 0)
        return;
    const blocked = blockedIn(broken, laid);
    const items = itemsOf(blocked) || 'true';
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `${inWords(blocked)} cannot work without its install script, which makes or fetches its binary. ` +
            `Set "install-scripts: ${items}" if you trust it.`,
    });
}
/** Scripts can end well without the binary that they are for. What could be left out and is not named is allowed to. */
async function requireBuiltBinaries(ran, allowed, laid) {
    const expected = ran.filter(({ placed }) => allowed !== true || laid.closure.required.has(placed.package));
    const broken = await withoutBinary(expected, laid);
    if (broken.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `The install scripts of ${scripts_namesOf(broken, laid).join(', ')} ran, but there is still no binary: no ".node" file. See in the Build log what ` +
            'they printed: they may need a compiler, or a file from the web.',
    });
}
/** The native addons among these that have no binary, neither of their own nor in a package that they depend on for it. */
async function withoutBinary(places, { directory }) {
    const broken = [];
    for (const at of places) {
        const { package: own } = at.placed;
        const place = (0,external_node_path_.join)(directory, at.path);
        if (!isAddon(own.manifest, place))
            continue;
        const optional = Object.keys(own.manifest.optionalDependencies ?? {});
        const parts = optional.flatMap((name) => own.dependencies.get(name)?.directory ?? []);
        const found = await Promise.all([place, ...parts].map((one) => hasBinary(one)));
        if (!found.includes(true))
            broken.push(at);
    }
    return broken;
}
async function hasBinary(directory) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return false;
    const names = await (0,base_files/* listPathsIn */.eE)(directory);
    return names.some((name) => name.endsWith('.node') && !name.includes('node_modules'));
}

;// CONCATENATED MODULE: ./src/install/node/write.ts





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
            if (target === undefined || (0,base_paths/* isInside */.FK)(home, target) || (0,base_paths/* isInside */.FK)(target, home))
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

;// CONCATENATED MODULE: ./src/install/node/manager.ts






















/** Makes a layer by a package manager: what the source needs, as files, however the manager has laid it out. Throws a Problem. */
async function buildBy(manager, { env, ...rest }, given) {
    const { tool, patternsOf, settingsAbove = [], lockedNames } = manager;
    const order = { ...rest, env: { ...env, ...ofCorepack } };
    const { workspace, work, target } = order;
    const { license } = await readManifest(given.source);
    const boundary = (0,external_node_path_.join)(await (0,promises_.realpath)(work), 'project');
    const outside = await localDependencies(given, workspace, patternsOf);
    const project = await (0,source_copy/* copyProject */.N)(given, boundary, order, {
        reaches: [...outside, ...(0,workspaces/* filesAbove */.Hp)(given.root, workspace, settingsAbove)],
        leaveOut: (path) => local_isLeftover(given.root, path),
    });
    const there = outside.map((path) => (0,external_node_path_.join)(project.root, (0,external_node_path_.relative)(given.root, path)));
    const copy = { ...project, boundary, outside: there };
    const request = { ...order, env: await manager.isolate(copy, order) };
    const asked = await takeAskedVersion(project.root, tool.name);
    const version = await (0,run_tool/* versionOf */.E4)(tool, manager_versionLine, project.root, request);
    await manager.install(copy, request, version);
    const closure = await findPackages({
        source: project.source,
        boundary,
        target,
        lockedNames: (await lockedNames?.(project.root, request, version)) ?? new Map(),
    });
    requireAll(closure, tool.name);
    const members = await membersByName(patternsOf, project.root);
    const directories = ownDirectories(closure, members);
    const isOfRegistry = await registriesOf([project.root, given.root], request.env);
    const places = await manager.places({ ...copy, closure, directories, isOfRegistry }, request, version);
    const identityOf = identitiesOf(closure, directories, { places, members });
    const forScripts = await scriptsRequest(order);
    const done = await runLocalScripts({ closure, directories, identityOf }, forScripts);
    requireBuilt({ closure, directories, identityOf }, fromElsewhere(closure), request.installScripts);
    const modules = layout_layOut(closure);
    const laid = [...everyPlace(modules)];
    const directory = (0,external_node_path_.join)(work, 'layer');
    await writeLayout(modules, (0,external_node_path_.join)(directory, opt/* opt */.m7.nodejs.folder));
    const scripts = await runScripts({
        directory: (0,external_node_path_.join)(directory, opt/* opt */.m7.nodejs.folder),
        places: laid,
        closure,
        directories,
        identityOf,
        done,
        npmrc: (0,external_node_path_.join)(given.root, '.npmrc'),
    }, forScripts);
    return {
        directory,
        own: laid
            .filter(({ placed }) => placed.package.isLocal)
            .map(({ path }) => `${opt/* opt */.m7.nodejs.folder}/${path}`),
        version,
        license: typeof license === 'string' ? license : undefined,
        warnings: [
            ...(asked === undefined || asked === version
                ? []
                : [
                    (0,message/* about */.Cv)('a-program-is-missing-or-another-version-is-needed', `package.json asks for ${tool.name} ${asked}, and ${version} has installed. Set up that one before this step.`),
                ]),
            ...warningsAbout(closure, target),
            ...warningsAboutScripts(scripts),
        ],
    };
}
/** Corepack may stand in for a manager's program. It would ask before it downloads, and take settings from a file of the checkout. */
const ofCorepack = { COREPACK_ENABLE_DOWNLOAD_PROMPT: '0', COREPACK_ENV_FILE: '0' };
const manager_versionLine = /^v?(\d+\.\d+\.\d\S*)$/;
/** What scripts run with: no settings of npm that would silence them or change how they run. */
async function scriptsRequest(order) {
    if (order.installScripts === false)
        return order;
    return { ...order, env: await withNpmSettings(order, 'settings-for-scripts', keptForScripts) };
}

;// CONCATENATED MODULE: ./src/install/node/platform.ts


/**
 * The flags by which npm, pnpm and bun install for another platform than the runner's, which they have `since` a version. Older ones pass
 * over them without a word, or refuse them: they get none, and a target that is not the runner's platform is a Problem.
 */
function platformFlags(tool, version, since, target) {
    if ((0,least_version/* isAtLeast */.du)(version, since)) {
        return Object.entries(platformOf(target)).map(([key, value]) => `--${key}=${value}`);
    }
    requireLeastElsewhere(tool, version, since, target);
    return [];
}
/** The setting by which pnpm and Yarn install for another platform than the runner's: each part of it as a list. */
function supportedArchitecturesOf(target) {
    return Object.fromEntries(Object.entries(platformOf(target)).map(([key, value]) => [key, [value]]));
}
/** Throws a Problem if the target is not the runner's platform and a version is older than the least that can install for another one. */
function requireLeastElsewhere(tool, version, least, target) {
    if (isPlatformOfRunner(target))
        return;
    (0,least_version/* requireLeast */.JY)(tool, version, least, `to build for ${target.architecture} on this runner`);
}
/** Whether this runner has the platform that Lambda has: Linux with glibc, on the target's architecture. */
function isPlatformOfRunner({ isOwn }) {
    return isOwn && process.platform === 'linux' && hasGlibc();
}
/** Node.js shows it only in a report, for which it would otherwise look up the names of all hosts that it has connections to. */
function hasGlibc() {
    Object.assign(process.report, { excludeNetwork: true });
    const { header } = process.report.getReport();
    return header?.glibcVersionRuntime !== undefined;
}

;// CONCATENATED MODULE: ./src/install/node/bun.ts







const bunTool = {
    name: 'bun',
    command: 'bun',
    least: '1.1',
    setupHint: 'Add a step with "run: npm install --global --allow-scripts=bun bun@1" before this one.',
    remedies: [
        [
            'lockfile had changes',
            'the-lock-file-does-not-fit',
            'The lock file does not fit package.json. Run "bun install" and commit bun.lock.',
        ],
        [
            'not on disk',
            'what-is-needed-lies-outside-of-the-checkout',
            'A member of the workspace is not in the checkout. Check it out, or make the lock file again without it.',
        ],
        ['Integrity check failed', 'it-is-not-what-the-hashes-name', run_tool/* integrityRemedy */._2],
        [
            / 401/,
            'the-registry-refuses-or-does-not-have-it',
            'A registry asks for credentials. Give them by bunfig.toml or .npmrc and a variable of this step.',
        ],
        [
            / 403/,
            'the-registry-refuses-or-does-not-have-it',
            'A registry refuses these credentials. Check the token that bunfig.toml or .npmrc takes.',
        ],
        [
            / 404/,
            'the-registry-refuses-or-does-not-have-it',
            'A package does not exist in the registry that was asked. Check its name, and the registry.',
        ],
    ],
};
const manager = {
    tool: bunTool,
    patternsOf: workspacesOf,
    isolate: ({ root }, request) => isolateBun(root, request),
    places: ({ root, closure, directories, isOfRegistry }, request) => placesOfBun(closure, directories, root, { ...request, isOfRegistry, tool: bunTool }),
    install,
};
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
async function install({ root, source, locked }, request, version) {
    const isWorkspace = (await workspacesOf(root)).length > 0;
    await (0,run_tool/* runTool */.qI)(bunTool, [
        'install',
        // The yarn.lock that it writes says where packages come from.
        ...(locked ? ['--frozen-lockfile'] : ['--no-save', '--yarn']),
        '--production',
        '--ignore-scripts',
        '--linker=hoisted',
        '--backend=copyfile',
        ...platformFlags(bunTool, version, '1.2.23', request.target),
        ...(isWorkspace ? [`--filter=./${(0,external_node_path_.relative)(root, source)}`] : []),
    ], root, request);
}

;// CONCATENATED MODULE: ./src/install/node/npm-places.ts





/** Who packages are by the lock files of a project and of the directories outside of it; without one, by what npm has noted of its install. */
async function placesOfNpm({ root, outside }, isOfRegistry) {
    const found = [root, ...outside].map(async (directory) => {
        const names = ['npm-shrinkwrap.json', 'package-lock.json', 'node_modules/.package-lock.json'];
        const path = names.map((name) => (0,external_node_path_.join)(directory, name)).find((one) => (0,external_node_fs_.existsSync)(one));
        const lock = path === undefined ? {} : parseJson(await (0,base_files/* readText */.yR)(path), path);
        return placesAt(directory, originsIn(lock, isOfRegistry));
    });
    return new Map((await Promise.all(found)).flatMap((places) => [...places]));
}
/** What a lock file of npm says of each package, by its path. */
function originsIn({ packages, dependencies = {} }, isOfRegistry) {
    const entries = packages
        ? Object.entries(packages)
        : oldEntries(dependencies);
    return entries
        .filter(([path, { link, inBundle }]) => /(^|\/)node_modules\/[^/]+(\/[^/]+)?$/.test(path) && !link && !inBundle)
        .map(([path, entry]) => [path, npm_places_originOf(nameAt(path), entry, isOfRegistry)]);
}
function oldEntries(dependencies, within = '') {
    return Object.entries(dependencies).flatMap(([name, { bundled, dependencies: inner = {}, ...entry }]) => {
        const path = `${within}node_modules/${name}`;
        return [[path, { ...entry, inBundle: bundled === true }], ...oldEntries(inner, `${path}/`)];
    });
}
function npm_places_originOf(installed, entry, isOfRegistry) {
    // npm 6 has written `false` for what it did not know.
    const [name = installed, version = '', resolved] = [entry.name, entry.version, entry.resolved].map((one) => typeof one === 'string' ? one : undefined);
    // `npm:real@1.0.0` is how npm 6 has noted another name.
    const [, real, plain] = /^npm:(@?[^@]+)@(.*)$/.exec(version) ?? [];
    const known = { name: real ?? name, version: plain ?? version };
    const address = resolved ?? (isVersion(known.version) ? undefined : known.version);
    if (address === undefined || isOfRegistry(known.name, address))
        return [{ name: known.name }];
    if (address.startsWith('file:'))
        return fromCheckout(installed, address);
    return [{ name: installed, address }];
}

;// CONCATENATED MODULE: ./src/install/node/npm.ts












const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json'];
const npm_manager = {
    tool: npmTool,
    patternsOf: workspacesOf,
    isolate,
    places: (done) => placesOfNpm(done, done.isOfRegistry),
    install: npm_install,
};
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
/** Peer dependencies that are left out on purpose are not in the lock file either: npm must get the same option again. */
const keeps = (name) => keptOfProject(name) || name === 'legacy-peer-deps';
async function isolate({ root, outside }, request) {
    for (const directory of [root, ...outside])
        await keepInNpmrc(directory, keeps);
    return withNpmSettings(request);
}
async function npm_install(project, request, version) {
    await allowSources(request.env, version);
    const platform = platformFlags(npmTool, version, sinceOfFlags(version), request.target);
    const { root, source, locked, outside } = project;
    const member = source === root ? [] : [`--workspace=${(0,external_node_path_.relative)(root, source)}`];
    await installIn(root, locked, [...member, ...platform], request);
    for (const directory of outside)
        await installOutside(directory, project, platform, request);
}
/** npm links to a directory outside of a project, and leaves it to itself: what that one depends on is not installed. */
async function installOutside(directory, { locked }, platform, request) {
    const { dependencies, optionalDependencies } = await manifestIn(directory);
    if (Object.keys({ ...dependencies, ...optionalDependencies }).length === 0)
        return;
    const hasLock = lockFiles.some((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, name)));
    // Of a locked project nothing is installed unlocked: it is missing then, if the project needs it.
    if (hasLock || !locked)
        await installIn(directory, hasLock, platform, request);
}
/** npm 10.0 came before npm 9.9, which has the flags for another platform. */
function sinceOfFlags(version) {
    return version.startsWith('10.') ? '10.1' : '9.9';
}
/**
 * What the user's settings, from .npmrc or the environment, give way to: production only, for the target, no scripts.
 * `--include=prod` is there because an `include=dev` would beat `--omit=dev`.
 */
async function installIn(directory, locked, flags, request) {
    const command = locked ? ['ci'] : ['install', '--no-package-lock'];
    const settings = ['--omit=dev', '--include=prod', '--ignore-scripts', '--install-strategy=hoisted'];
    await runNpm([...command, ...flags, ...settings], directory, request);
}
/**
 * npm 12 refuses packages from git and from web addresses unless a setting allows them. The lock file names them, so they are allowed,
 * unless a setting of the user says otherwise: the machine's own file counts least.
 */
async function allowSources(env, version) {
    const file = env['npm_config_globalconfig'];
    if (file === undefined || Number.parseInt(version) < 12)
        return;
    const text = await (0,base_files/* readText */.yR)(file);
    await (0,promises_.writeFile)(file, `allow-git=all\nallow-remote=all\n${text}`);
}

;// CONCATENATED MODULE: ./src/base/yaml-parts.ts


/** The minimum length of a part in characters. Parsing a lock file in parts is much faster than parsing it as a whole. */
const minimumPartLength = 20_000;
/**
 * Returns the entries of a large YAML mapping in their order, such as the packages of a lock file. If the lines cannot be parsed in parts,
 * they are parsed as a whole, within a smaller limit. Throws LimitExceeded with the name `subject`, and SyntaxError.
 */
function parseLargeYamlMapping(lines, subject) {
    try {
        return new Map([...splitIntoParts(lines)].flatMap((part) => parseEntries(part, subject)));
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        const whole = lines.join('\n');
        (0,limits/* newBudget */.k$)('yamlParts').spend(subject, whole.length);
        return new Map(parseEntries(lines, subject));
    }
}
function parseEntries(lines, subject) {
    const value = parseYaml(lines.join('\n'), subject) ?? {};
    if (typeof value !== 'object' || Array.isArray(value))
        throw new SyntaxError();
    return Object.entries(value);
}
/** Splits the lines into parts that each begin with a key of the mapping. A long key begins with `?`, and its value with `:`. */
function* splitIntoParts(lines) {
    const indentation = /^ */.exec(lines.find((line) => /^ *[^\s#]/.test(line)) ?? '')?.[0].length ?? 0;
    let part = [];
    let length = 0;
    for (const line of lines) {
        const isKey = /^[^\s:#]/.test(line.slice(indentation)) && line.slice(0, indentation).trim() === '';
        if (length > minimumPartLength && isKey) {
            yield part;
            [part, length] = [[], 0];
        }
        part.push(line);
        length += line.length + 1;
    }
    yield part;
}

;// CONCATENATED MODULE: ./src/install/node/pnpm-lock.ts





/**
 * What packages depend on by pnpm-lock.yaml: a key is `name@version(peers)` since version 9 of its format, and `/name@version(peers)` in
 * version 6.
 */
async function lockedNames(root) {
    const path = (0,external_node_path_.join)(root, 'pnpm-lock.yaml');
    return pnpm_lock_namesIn((await (0,base_files/* readTextIfPossible */.e1)(path, 'yamlLock')) ?? '', path);
}
/** The same for the text of a lock file. `path` names it where a limit is exceeded. */
function pnpm_lock_namesIn(text, path) {
    const names = new Map();
    const budget = (0,limits/* newBudget */.k$)('yamlParts');
    for (const part of splitIntoParts(sectionOf(text, 'snapshots') ?? sectionOf(text, 'packages') ?? [])) {
        for (const [key, own] of asWritten(part) ?? parsed(part, path, budget))
            names.set(key.replace(/^\/|\(.*/g, ''), own);
    }
    return names;
}
/** Packages as pnpm writes them, line by line; undefined if one is written otherwise. */
function asWritten(lines) {
    const names = new Map();
    let own = [];
    let isDependency = false;
    for (const line of lines) {
        const [, blanks = '', name = ''] = /^( *)('[^']+'|[^\s'":?#&*!|>{[][^\s:]*)?/.exec(line) ?? [];
        if (line.trim() === '' || blanks.length > 6)
            continue;
        const isKey = line[blanks.length + name.length] === ':';
        if (blanks.length === 2) {
            if (!isKey || !/^:(?: \{\})?$/.test(line.slice(2 + name.length)))
                return undefined;
            own = [];
            names.set(pnpm_lock_unquoted(name), own);
        }
        else if (blanks.length === 4) {
            isDependency = /^ {4}(?:optionalD|d)ependencies:$/.test(line);
            if (!isDependency && /^ {4}(?:optionalD|d)ependencies/.test(line))
                return undefined;
        }
        else if (isDependency) {
            if (blanks.length !== 6 || !isKey)
                return undefined;
            own.push(pnpm_lock_unquoted(name));
        }
    }
    return names;
}
function pnpm_lock_unquoted(name) {
    return name.startsWith("'") ? name.slice(1, -1) : name;
}
function parsed(lines, path, budget) {
    const part = lines.join('\n');
    budget.spend(path, part.length);
    try {
        const snapshots = (parseYaml(part, path) ?? {});
        return Object.entries(snapshots).map(([key, snapshot]) => [
            key,
            Object.keys({ ...snapshot?.dependencies, ...snapshot?.optionalDependencies }),
        ]);
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        // What is malformed is for pnpm to refuse.
        return [];
    }
}
/** The lines below a key in the first column, of the last document: since version 11 one about pnpm itself can come first. */
function sectionOf(text, key) {
    const lines = text.split(/\r?\n/);
    const from = lines.lastIndexOf('---') + 1;
    const start = lines.indexOf(`${key}:`, from);
    if (start < 0)
        return undefined;
    const end = lines.findIndex((line, index) => index > start && /^[^\s#]/.test(line));
    return lines.slice(start + 1, end < 0 ? undefined : end);
}

;// CONCATENATED MODULE: ./src/install/node/pnpm-places.ts






/** What pnpm writes into a resolution (pnpm: lockfile.types). */
const known = new Set([
    ...[
        'type',
        'integrity',
        'tarball',
        'gitHosted',
        'repo',
        'commit',
        'path',
        'directory',
        'registry',
        'version',
    ],
    ...['variants', 'url', 'bin', 'archive', 'prefix', 'targets'],
]);
/** The packages in the lock file of a project, or, without one, in the one that pnpm has written next to the installed packages. */
async function lockedPackages(root) {
    for (const path of [(0,external_node_path_.join)(root, 'pnpm-lock.yaml'), (0,external_node_path_.join)(root, 'node_modules/.pnpm/lock.yaml')]) {
        const text = await (0,base_files/* readTextIfPossible */.e1)(path, 'yamlLock');
        if (text !== undefined)
            return parseLargeYamlMapping(sectionOf(text, 'packages') ?? [], path);
    }
    return new Map();
}
/** Who packages are by the lock file: pnpm notes where it has put each of its entries. */
async function placesOfPnpm(root, isOfRegistry) {
    const packages = await lockedPackages(root);
    const found = Object.entries(await hoistedLocations(root)).flatMap(([key, paths]) => paths.map((path) => [path, pnpm_places_originOf(key, nameAt(path), packages, isOfRegistry)]));
    return placesAt(root, found);
}
/** The notes are JSON, or YAML before version 10. */
async function hoistedLocations(root) {
    const path = (0,external_node_path_.join)(root, 'node_modules/.modules.yaml');
    const text = (await (0,base_files/* readTextIfPossible */.e1)(path, 'yamlLock')) ?? '';
    const value = text.trimStart().startsWith('{')
        ? parseJson(text, path).hoistedLocations
        : Object.fromEntries(parseLargeYamlMapping(sectionOf(text, 'hoistedLocations') ?? [], path));
    return (value ?? {});
}
/**
 * A key is `name@version(peers)`; before version 9 of the lock file a registry's begins with `/`, and an address has no name. pnpm 8 notes
 * `/name/version` of what is `/name@version` in its lock file.
 */
function pnpm_places_originOf(noted, installed, packages, isOfRegistry) {
    const key = noted.replace(/^(\/(?:@[^/]+\/)?[^/@]+)\/(?=\d)/, '$1@');
    const plain = key.replace(/\(.*/, '');
    const { resolution } = packages.get(key) ?? packages.get(plain) ?? {};
    if (resolution === undefined)
        return [];
    // Such as a merge key, by which other parsers get another address.
    if (Object.keys(resolution).some((name) => !known.has(name)))
        return [];
    const { repo, tarball, directory, integrity } = resolution;
    if (repo !== undefined)
        return [{ name: installed, address: `git+${repo}` }];
    if (directory !== undefined)
        return fromCheckout(installed, directory);
    if (tarball?.startsWith('file:'))
        return fromCheckout(installed, tarball);
    const [, name = '', version = ''] = /^\/?(@?[^@]+)@(.+)$/.exec(plain) ?? [];
    const isLocked = isVersion(version) && (tarball !== undefined || integrity !== undefined);
    if (isLocked && (tarball === undefined || isOfRegistry(name, tarball)))
        return [{ name }];
    return tarball === undefined ? [] : [{ name: installed, address: tarball }];
}

;// CONCATENATED MODULE: ./src/install/node/pnpm-settings.ts









/** What a lock file is made by: pnpm compares it with the lock file, or takes from it what the workspace is. */
const ofLock = new Set([
    ...['packages', 'catalog', 'catalogs', 'overrides', 'package-extensions', 'ignored-optional-dependencies'],
    ...['patched-dependencies', 'allow-non-applied-patches', 'allow-unused-patches', 'ignore-patch-failures'],
    ...['auto-install-peers', 'exclude-links-from-lockfile', 'peers-suffix-max-length', 'dedupe-peers'],
    ...[
        'dedupe-peer-dependents',
        'dedupe-injected-deps',
        'inject-workspace-packages',
        'disallow-workspace-cycles',
    ],
    ...['link-workspace-packages', 'prefer-workspace-packages', 'shared-workspace-lockfile'],
    ...['resolve-peers-from-workspace-root', 'supported-architectures'],
    // Which version of pnpm works is said by its version, in the manifest of the layer.
    ...[
        'manage-package-manager-versions',
        'package-manager-strict',
        'package-manager-strict-version',
        'pm-on-fail',
    ],
]);
const keptOfPnpm = (name) => keptOfProject(name) || ofLock.has(kebab(name));
/**
 * Takes out of the copy of a project, and out of what else pnpm reads, all that runs code or changes what the lock file names: hooks,
 * packages with hooks, and settings. Gives the environment for pnpm.
 */
async function isolatePnpm(root, request) {
    await keepInNpmrc(root, keptOfPnpm);
    await rewriteFile((0,external_node_path_.join)(root, 'pnpm-workspace.yaml'), keepInYaml('pnpm-workspace.yaml', keptOfPnpm));
    await rewriteFile((0,external_node_path_.join)(root, 'package.json'), keepInManifest);
    await rewriteFile((0,external_node_path_.join)(root, 'pnpm-lock.yaml'), withoutHooks);
    for (const name of ['.pnpmfile.cjs', '.pnpmfile.mjs', 'pnpmfile.js'])
        await (0,promises_.rm)((0,external_node_path_.join)(root, name), { force: true });
    const env = await withNpmSettings(request);
    return withUserFolder({ ...request, env }, {
        'pnpm/rc': { rewrite: (text) => filterNpmrc(text, keptOfUser) },
        'pnpm/config.yaml': { rewrite: keepInYaml('config.yaml of pnpm', keptOfUser) },
    });
}
/** A file that cannot be read is refused: pnpm can read more than the library does, and would follow all of its settings. */
function keepInYaml(file, keeps) {
    return (text) => {
        try {
            const settings = parseYaml(text, file);
            return isObject(settings) ? (0,yaml_dist.stringify)(keepIn(settings, keeps)) : '';
        }
        catch (error) {
            (0,limits/* rethrowIfLimitExceeded */.pN)(error);
            const reason = (0,problem/* reasonOf */.A3)(error);
            const text = `${file} cannot be read: ${reason.text}. Correct it.`;
            throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
        }
    };
}
/** pnpm before version 11 takes settings from the manifest too. */
function keepInManifest(text) {
    try {
        const manifest = parseJson(text, 'package.json');
        if (!isObject(manifest) || !isObject(manifest['pnpm']))
            return text;
        return JSON.stringify({ ...manifest, pnpm: keepIn(manifest['pnpm'], keptOfPnpm) }, undefined, 2);
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        return text;
    }
}
function keepIn(settings, keeps) {
    return Object.fromEntries(Object.entries(settings).filter(([name]) => keeps(name)));
}
/**
 * A lock file without what it says of hooks. What the hooks made of the packages is in the lock file; without this, pnpm would refuse it,
 * as the hooks are not there.
 */
function withoutHooks(text) {
    const documents = text.split(/^---\r?$/m).map((document) => withoutConfigDependencies(document));
    return documents
        .filter((document) => document !== undefined)
        .join('---')
        .replace(/^pnpmfileChecksum: .*\r?\n/m, '');
}
/** Since version 11 packages with hooks are in a document of their own, together with pnpm itself. */
function withoutConfigDependencies(document) {
    if (!/^ +configDependencies:$/m.test(document))
        return document;
    const lock = parseYaml(document, 'The first document of pnpm-lock.yaml');
    const { configDependencies: _hooks, ...importer } = lock.importers?.['.'] ?? {};
    if (Object.keys(importer).length === 0)
        return undefined;
    return `\n${(0,yaml_dist.stringify)({ ...lock, importers: { ...lock.importers, '.': importer } })}`;
}

;// CONCATENATED MODULE: ./src/install/node/pnpm.ts















const otherLockVersion = 'The lock file is not one of this version of pnpm: lockfileVersion 6 is of pnpm 8, and 9 of pnpm 9 and newer. Set up the version that ' +
    'made it, or run "pnpm install" and commit pnpm-lock.yaml.';
const pnpmTool = {
    name: 'pnpm',
    command: 'pnpm',
    // Older ones fail with the fetch of Node.js 20 and newer.
    least: '8.3.1',
    setupHint: 'Add a step with "run: npm install --global pnpm@12" before this one.',
    remedies: [
        [
            'ERR_PNPM_OUTDATED_LOCKFILE',
            'the-lock-file-does-not-fit',
            'The lock file does not fit package.json. Run "pnpm install" and commit pnpm-lock.yaml.',
        ],
        [
            'ERR_PNPM_LOCKFILE_CONFIG_MISMATCH',
            'the-lock-file-does-not-fit',
            'The settings of pnpm are not those that the lock file was made with. Run "pnpm install" and commit pnpm-lock.yaml.',
        ],
        ['ERR_PNPM_LOCKFILE_BREAKING_CHANGE', 'the-lock-file-does-not-fit', otherLockVersion],
        ['ERR_PNPM_FROZEN_LOCKFILE_WITH_OUTDATED_LOCKFILE', 'the-lock-file-does-not-fit', otherLockVersion],
        [/lockfileVersion of \S+ is\s+incompatible/, 'the-lock-file-does-not-fit', otherLockVersion],
        ['ERR_PNPM_TARBALL_INTEGRITY', 'it-is-not-what-the-hashes-name', run_tool/* integrityRemedy */._2],
        [
            'ERR_PNPM_UNSUPPORTED_ENGINE',
            'a-program-is-missing-or-another-version-is-needed',
            'package.json asks in "engines" for another Node.js or pnpm than this runner has. Set that up before this step.',
        ],
        [
            'ERR_PNPM_BAD_CONFIG_DEP',
            'a-program-is-missing-or-another-version-is-needed',
            'The version of pnpm that package.json names in "packageManager" could not be fetched. Set up that one before this step.',
        ],
        [
            'ERR_PNPM_BAD_PM_VERSION',
            'a-program-is-missing-or-another-version-is-needed',
            'package.json asks for another version of pnpm than this runner has. Set that up before this step.',
        ],
        [
            'ERR_PNPM_FETCH_401',
            'the-registry-refuses-or-does-not-have-it',
            'A registry asks for credentials. Give them by .npmrc and a variable of this step.',
        ],
        [
            'ERR_PNPM_FETCH_403',
            'the-registry-refuses-or-does-not-have-it',
            'A registry refuses these credentials. Check the token that .npmrc takes from the environment.',
        ],
        [
            'ERR_PNPM_FETCH_404',
            'the-registry-refuses-or-does-not-have-it',
            'A package does not exist in the registry that was asked. Check its name, and the registry in .npmrc.',
        ],
    ],
};
const patternsOf = async (root) => patternsIn(await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, 'pnpm-workspace.yaml')));
const pnpm_manager = {
    tool: pnpmTool,
    patternsOf,
    isolate: ({ root }, request) => isolatePnpm(root, request),
    lockedNames: lockedNames,
    places: ({ root, isOfRegistry }) => placesOfPnpm(root, isOfRegistry),
    install: pnpm_install,
};
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
        const { packages } = (parseYaml(text, 'pnpm-workspace.yaml') ?? {});
        const patterns = Array.isArray(packages) ? packages : [];
        const isNegated = (pattern) => String(pattern).startsWith('!');
        return [...patterns.filter((one) => !isNegated(one)), ...patterns.filter(isNegated)];
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        return [];
    }
}
/** What the user's settings, from pnpm-workspace.yaml, .npmrc or the environment, give way to. */
const pnpm_ownSettings = [
    '--config.node-linker=hoisted',
    '--config.modules-dir=node_modules',
    '--config.lockfile-only=false',
    '--config.enable-global-virtual-store=false',
    '--config.global=false',
    '--config.dry-run=false',
    // It would take over what the scripts of an earlier install have made.
    '--config.side-effects-cache=false',
];
async function pnpm_install({ root, source, locked }, request, version) {
    const platform = await aimAt(request.target, root, version);
    const isWorkspace = (await patternsOf(root)).length > 0;
    await (0,run_tool/* runTool */.qI)(pnpmTool, [
        'install',
        locked ? '--frozen-lockfile' : '--no-frozen-lockfile',
        '--prod',
        '--ignore-scripts',
        '--ignore-pnpmfile',
        ...pnpm_ownSettings,
        ...platform,
        ...(isWorkspace ? [`--filter={./${(0,external_node_path_.relative)(root, source)}}...`] : []),
    ], root, request);
}
/**
 * Makes pnpm install for the target, and gives the flags for that. Between 8.10 and 10.14 it has only a setting, which it reads from the
 * package.json of the root.
 */
async function aimAt(target, root, version) {
    const hasSetting = (0,least_version/* isAtLeast */.du)(version, '8.10') && !(0,least_version/* isAtLeast */.du)(version, '10.14');
    if (!hasSetting)
        return platformFlags(pnpmTool, version, '8.10', target);
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, 'package.json'))) {
        requireLeastElsewhere(pnpmTool, version, '10.14', target);
        return [];
    }
    const manifest = await readManifest(root);
    const supportedArchitectures = supportedArchitecturesOf(target);
    const changed = { ...manifest, pnpm: { ...manifest.pnpm, supportedArchitectures } };
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'package.json'), JSON.stringify(changed, undefined, 2));
    return [];
}

;// CONCATENATED MODULE: ./src/install/node/yarn-guards.ts




/**
 * An environment with a git that refuses all addresses but those of allowed packages, in front of the one that is installed, and in which
 * no Node.js runs what generates a package.
 */
async function guarded(addresses, { env, work }) {
    const folder = (0,external_node_path_.join)(work, 'guards');
    await (0,promises_.mkdir)(folder, { recursive: true });
    const allowed = [...new Set(addresses.map(fetched))];
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'git'), shim(allowed, env['PATH'] ?? ''), { mode: 0o755 });
    const guard = (0,external_node_path_.join)(folder, 'no-generators.cjs');
    await (0,promises_.writeFile)(guard, againstGenerators);
    return {
        ...env,
        PATH: [folder, env['PATH'] ?? ''].join(external_node_path_.delimiter),
        NODE_OPTIONS: [`--require ${JSON.stringify(guard)}`, env['NODE_OPTIONS']].filter(Boolean).join(' '),
    };
}
/** An address as the shim below compares it. */
function fetched(address) {
    const whole = withoutUser(addressToWrite(/^[\w-]+\/[\w.-]+$/.test(address) ? `github:${address}` : address))
        .replace(/^git\+/, '')
        .replace(/^(github|gitlab):/, 'https://$1.com/')
        .replace(/^bitbucket:/, 'https://bitbucket.org/')
        .replace(/^ssh:/, 'https:');
    return withoutSlashes(whole).replace(/\.git$/, '');
}
function shim(allowed, path) {
    const patterns = ['', ...allowed].map(quoted).join('|');
    return `#!/bin/sh
refuse() { echo '${blocked}' >&2; exit 1; }
for argument; do
  case "$argument" in
    *::*) refuse ;;
    *://*|*@*:*)
      plain=$(printf '%s' "$argument" | sed -E 's,^git\\+,,; s,#.*,,; s,^ssh:,https:,; s,//[^/@]+@,//,; s,^[A-Za-z0-9._-]+@([A-Za-z0-9._-]+):,https://\\1/,; s,/+$,,; s,\\.git$,,')
      case "$plain" in ${patterns}) ;; *) refuse ;; esac ;;
  esac
done
PATH=${quoted(path)} exec git "$@"
`;
}
/** What that git prints. */
const blocked = 'Packages from git are blocked here';
/** Some versions of Yarn 4 run the file of an "exec:" dependency, also one of a package from a registry, whatever their settings say. */
const againstGenerators = `const [, program = ''] = process.argv
if (/[\\\\/]generator\\.js$/.test(program) && process.execArgv.some((one) => /[\\\\/]runtime\\.js$/.test(one))) {
  console.error('Packages that are generated by code are blocked here')
  process.exit(1)
}
`;

;// CONCATENATED MODULE: ./src/install/node/yarn-git.ts











/**
 * Yarn packs what comes from git by an install of its own, which runs scripts whatever its settings say. Throws a Problem before Yarn starts
 * if a package comes from git and is not allowed by name and address. What is not known yet cannot be fetched: the environment that this
 * gives has a git that knows only the allowed addresses.
 */
async function withoutGit(project, request) {
    const { installScripts: allowed, env } = request;
    if (allowed === true)
        return env;
    const found = [...(project.locked ? sourcesIn(await lockOf(project)) : []), ...(await askedFor(project))];
    const generated = found.filter(({ address }) => address.startsWith('exec:'));
    if (generated.length > 0)
        throw new problem/* Problem */.AF(refused(refusalOfGenerators(generated)));
    const forbidden = found.filter((source) => !mayRun(allowed, source));
    if (forbidden.length > 0 || (!project.locked && found.length > 0))
        throw new problem/* Problem */.AF(refused(refusal(forbidden.length > 0 ? forbidden : found, project.locked)));
    return guarded(found.map(({ address }) => address), request);
}
function refused(text) {
    return { text, topic: 'code-of-a-package-would-have-to-run' };
}
function refusal(sources, isLocked) {
    const list = itemsFor(sources);
    return (`These packages come from git: ${list}. Yarn runs their scripts as it fetches them, and "install-scripts" does not allow that. ` +
        (isLocked
            ? `Set "install-scripts: ${list}" if you trust them, or install versions from a registry.`
            : `Commit yarn.lock and set "install-scripts: ${list}" if you trust them, or install versions from a registry.`));
}
function refusalOfGenerators(sources) {
    const list = sources.map(({ name, address }) => `${name}@${address}`).join(', ');
    return (`Yarn would run a file of the checkout to create these packages: ${list}. Create them in a step before this one and use "file:", ` +
        'or set "install-scripts: true" if you trust all packages.');
}
async function lockOf({ root }) {
    return (await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(root, 'yarn.lock'), 'yamlLock')) ?? '';
}
/** What a lock file of Yarn 1 or of its successors has that Yarn gets by running code: packages from git, and generated ones. */
function sourcesIn(lock) {
    const found = /^__metadata:/m.test(lock) ? sourcesOfBerry(lock) : sourcesOfClassic(lock);
    return [...new Map(found.map((one) => [`${one.name}@${one.address}`, one])).values()];
}
/** By what is asked for Yarn 1 knows how to fetch what an entry resolves to. */
function sourcesOfClassic(lock) {
    return parseClassicLock(lock).flatMap(({ keys, resolved = '' }) => keys.flatMap((key) => {
        const { name, address } = parts(key);
        const source = comesFromGit(resolved) || isArchive(resolved) ? resolved : address;
        return comesFromGit(resolved) || comesFromGit(address) ? [{ name, address: plain(source) }] : [];
    }));
}
/** Yarn resolves an entry without a resolution again, by its range. */
function sourcesOfBerry(lock) {
    return [...entriesOfBerry(lock)]
        .filter(([key]) => key !== '__metadata')
        .flatMap(([key, entry]) => {
        const { resolution } = entry ?? {};
        const asked = key.split(/,\s*/).map(parts);
        const known = typeof resolution === 'string' ? [parts(resolution)] : asked;
        return known
            .filter(({ address }) => runsCode(address))
            .map(({ name, address }) => ({ name, address: plain(address) }));
    });
}
function entriesOfBerry(lock) {
    try {
        return parseLargeYamlMapping(lock.split(/\r?\n/), 'yarn.lock');
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        throw new problem/* Problem */.AF({
            topic: 'the-lock-file-does-not-fit',
            text: `yarn.lock cannot be read: ${(0,problem/* messageOf */.bD)(error)}. Run "yarn install" and commit yarn.lock.`,
        }, { cause: error });
    }
}
/** Packages of registries, of the checkout, and archives on the web are only unpacked. */
function runsCode(address) {
    if (/^(?:npm|workspace|file|link|portal|patch|virtual|catalog|jsr):/.test(address))
        return false;
    return comesFromGit(address) || (/^[a-z][a-z+.-]*:/.test(address) && !isArchive(address));
}
function parts(key) {
    const [, name = key, address = ''] = /^(@?[^@]+)@(.*)$/s.exec(key) ?? [];
    return { name, address };
}
/** Without the commit, and without what Yarn adds. */
function plain(address) {
    return address.replace(/(?:#|%23|::).*/s, '');
}
/** What the project itself asks for from git, or has generated. */
async function askedFor({ root, source }) {
    const directories = [root, source, ...(await membersOf(workspacesOf, root))];
    const manifests = await Promise.all(directories.map((directory) => manifestIn(directory)));
    return manifests.flatMap(({ dependencies, devDependencies, optionalDependencies, resolutions }) => Object.entries({ ...resolutions, ...devDependencies, ...dependencies, ...optionalDependencies })
        .filter(([, spec]) => comesFromGit(String(spec)) || String(spec).startsWith('exec:'))
        .map(([name, spec]) => ({
        name: name
            .split('/')
            .slice(name.includes('@') ? -2 : -1)
            .join('/'),
        address: plain(String(spec)),
    })));
}
/** Yarn 1 takes such an address for a repository also without `.git` at its end, and its successors an archive of GitHub. */
const repository = /^https?:\/\/(?:[^/@]+@)?(?:github\.com|gitlab\.com|bitbucket\.(?:com|org))\/[^/#]+\/[^/#]+(?:\/tarball\/[^/#]*)?\/?(?:#|$)/;
/** A repository of GitHub by its owner and name. */
const yarn_git_short = /^[\w.-]+\/[\w.-]+(?:#|$)/;
function comesFromGit(address) {
    return isGit(address) || repository.test(address) || (yarn_git_short.test(address) && !address.startsWith('.'));
}
function isArchive(address) {
    return /^https?:/.test(address) && !comesFromGit(address);
}

;// CONCATENATED MODULE: ./src/install/node/yarn-settings.ts














/** What says where packages come from, by its names in .yarnrc.yml. Yarn checks what is in a cache by the lock file. */
const yarn_settings_sources = new Set([
    ...['npmRegistryServer', 'npmRegistries', 'npmScopes', 'npmAuthToken', 'npmAuthIdent', 'npmAlwaysAuth'],
    ...['httpProxy', 'httpsProxy', 'httpRetry', 'httpTimeout', 'networkConcurrency', 'networkSettings'],
    ...['httpsCaFilePath', 'httpsCertFilePath', 'httpsKeyFilePath', 'caFilePath', 'enableStrictSsl'],
    ...['unsafeHttpWhitelist', 'enableNetwork', 'enableOfflineMode'],
    ...['npmMinimalAgeGate', 'npmPreapprovedPackages', 'approvedGitRepositories'],
    ...[
        'cacheFolder',
        'globalFolder',
        'enableGlobalCache',
        'enableMirror',
        'compressionLevel',
        'cacheMigrationMode',
    ],
]);
/** What the lock file of a project is made by. */
const yarn_settings_ofLock = new Set([
    'packageExtensions',
    'catalog',
    'catalogs',
    'defaultProtocol',
    'enableTransparentWorkspaces',
]);
/** Settings that are paths, from the file that they are in. */
const paths = /^(cacheFolder|globalFolder|yarnPath|.*FilePath)$/;
/** Yarn reads the files of this name instead of its own. */
const rcFile = '.yarnrc.layer.yml';
/**
 * Takes out of the copy of a project, and out of what else Yarn reads, plugins and all settings but for registries and
 * authentication. Another Yarn that the checkout has runs only if all packages may run code. Gives the environment for Yarn.
 */
async function isolateYarn(project, request) {
    const { root, boundary } = project;
    const { installScripts } = request;
    const runsOwnYarn = installScripts === true;
    const keepsOfClassic = (name) => keptOfClassic(name) || (runsOwnYarn && name === 'yarn-path');
    const directories = upward(root, boundary);
    for (const directory of directories) {
        await keepInNpmrc(directory);
        await rewriteFile((0,external_node_path_.join)(directory, '.yarnrc'), (text) => filterYarnrc(text, keepsOfClassic));
    }
    await writeRcFile(directories, runsOwnYarn, request);
    const env = await withUserHome({ ...request, env: await withoutGit(project, { ...request, env: await withNpmSettings(request) }) }, {
        '.yarnrc': { rewrite: (text) => filterYarnrc(text, keptOfClassicUser) },
    });
    const own = { YARN_RC_FILENAME: rcFile, ...(runsOwnYarn ? {} : { YARN_IGNORE_PATH: '1' }) };
    return { ...withoutVariables(env), ...own };
}
/** One file with the settings of the project, of the directories above it and of the user's own folder, the nearest first. */
async function writeRcFile(directories, runsOwnYarn, { env }) {
    const name = env['YARN_RC_FILENAME'] ?? '.yarnrc.yml';
    const ofProject = (setting) => yarn_settings_sources.has(setting) || yarn_settings_ofLock.has(setting) || (runsOwnYarn && setting === 'yarnPath');
    const home = (0,external_node_path_.join)(homeOf(env), name);
    const found = [
        await yarn_settings_settingsIn(home, (setting) => yarn_settings_sources.has(setting)),
        ...(await Promise.all(directories.map((directory) => yarn_settings_settingsIn((0,external_node_path_.join)(directory, name), ofProject)))).reverse(),
    ];
    const merged = found.reduce((above, own) => ({ ...above, ...own, ...deeper(above, own) }), {});
    await (0,promises_.writeFile)((0,external_node_path_.join)(directories[0] ?? '', rcFile), (0,yaml_dist.stringify)(merged));
}
/** Maps, such as `npmScopes`, are one for all files. */
function deeper(above, own) {
    const both = Object.keys(own).filter((name) => isObject(own[name]) && isObject(above[name]));
    return Object.fromEntries(both.map((name) => [name, { ...above[name], ...own[name] }]));
}
async function yarn_settings_settingsIn(file, keeps) {
    if (!(0,external_node_fs_.existsSync)(file))
        return {};
    const all = (await readYaml(file));
    const kept = Object.entries(all).filter(([name]) => keeps(name));
    return Object.fromEntries(kept.map(([name, value]) => [name, paths.test(name) ? pathFrom(file, value) : value]));
}
function pathFrom(file, value) {
    if (typeof value !== 'string' || (0,external_node_path_.isAbsolute)(value) || /^(~|\$\{)/.test(value))
        return value;
    return (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), value);
}
/** Variables by which Yarn of any version takes settings that do not count. */
function withoutVariables(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => {
        const setting = /^yarn_(.+)$/i.exec(name)?.[1]?.toLowerCase();
        if (setting === undefined)
            return true;
        return yarn_settings_sources.has(camel(setting)) || keptOfClassicUser(setting.replaceAll('_', '-'));
    }));
}
function camel(name) {
    return name.replace(/_(.)/g, (_match, letter) => letter.toUpperCase());
}
const mirrors = ['yarn-offline-mirror', 'yarn-offline-mirror-pruning'];
const keptOfClassic = (name) => keptOfProject(name) || mirrors.includes(name);
const keptOfClassicUser = (name) => keptOfClassic(name) || keptOfUser(name) || name === 'cache-folder';
/** A .yarnrc of Yarn 1 without the settings that do not count. Only lines of one name and one value are kept. */
function filterYarnrc(text, keeps) {
    const kept = text.split(/\r?\n/).filter((line) => {
        const [, quoted, plain] = /^(?:"([^"\\]+)"|([\w@./:-]+))\s+(?:"[^"]*"|[^\s",:]\S*)\s*$/.exec(line) ?? [];
        return keeps(quoted ?? plain ?? '');
    });
    return kept.map((line) => `${line}\n`).join('');
}
/** A file of YAML. Throws a Problem if it cannot be read. */
async function readYaml(file) {
    try {
        return parseYaml(await (0,base_files/* readText */.yR)(file), file) ?? {};
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `${(0,external_node_path_.basename)(file)} cannot be read: ${reason.text}. Correct it.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    }
}
/** The entries of a large file in YAML, such as a lock file. Throws LimitExceeded. */
async function readYamlEntries(file) {
    const text = await (0,base_files/* readText */.yR)(file, 'yamlLock');
    return parseLargeYamlMapping(text.split(/\r?\n/), file);
}

;// CONCATENATED MODULE: ./src/install/node/berry-places.ts



/** Who packages are by the lock file of Yarn 3 or 4: it notes where it has put each of its entries. */
async function placesOfBerry(root, isOfRegistry) {
    const state = await readYamlEntries((0,external_node_path_.join)(root, 'node_modules/.yarn-state.yml'));
    const found = [...state]
        .filter(([locator]) => locator !== '__metadata')
        .flatMap(([locator, { locations = [] }]) => locations.map((path) => [path, berry_places_originOf(locator, nameAt(path), isOfRegistry)]));
    return placesAt(root, found);
}
/** Who a package is by what Yarn calls a locator, such as `name@npm:1.0.0` or `name@https://host/name.git#commit=...`. */
function berry_places_originOf(locator, installed, isOfRegistry) {
    const [, name = '', reference = ''] = /^(@?[^@]+)@(?:virtual:[^#]*#)?(.*)$/s.exec(locator) ?? [];
    const patched = /^patch:([^#]+)/.exec(reference)?.[1];
    // A patch is a file of the checkout.
    if (patched !== undefined)
        return berry_places_originOf(decodeURIComponent(patched), installed, isOfRegistry);
    const [plain = '', given = ''] = reference.split('::');
    const parameters = new URLSearchParams(given);
    if (reference.startsWith('npm:')) {
        const archive = parameters.get('__archiveUrl');
        if (archive === null || isOfRegistry(name, archive))
            return [{ name }];
        return [{ name: installed, address: archive }];
    }
    if (/^(?:file|link|portal|workspace):/.test(reference)) {
        const parent = parameters.get('locator');
        return parent === null || parent.includes('@workspace:') ? fromCheckout(name, plain) : [];
    }
    return /^(?:https?|git|ssh)\b|^git@/.test(reference) ? [{ name, address: plain }] : [];
}

;// CONCATENATED MODULE: ./src/install/node/yarn-tool.ts


/** Yarn's program, of whatever version: it is known once it has been asked. */
const yarnTool = {
    name: 'yarn',
    command: 'yarn',
    least: '1.0',
    setupHint: 'Add a step with "run: npm install --global corepack && corepack enable" before this one.',
    remedies: [
        [
            blocked,
            'code-of-a-package-would-have-to-run',
            'A package comes from git, and Yarn would run its scripts. Commit yarn.lock and name the package in "install-scripts" with its address, ' +
                'or install a version from a registry.',
        ],
        [
            'Your lockfile needs to be updated',
            'the-lock-file-does-not-fit',
            'The lock file does not fit package.json. Run "yarn install" and commit yarn.lock.',
        ],
        ['Integrity check failed', 'it-is-not-what-the-hashes-name', run_tool/* integrityRemedy */._2],
        ['YN0018', 'it-is-not-what-the-hashes-name', run_tool/* integrityRemedy */._2],
        [
            'is incompatible with this module',
            'a-package-does-not-run-on-this-runner',
            'A package does not run on this runner. Yarn 1 can build for no other platform: make the package optional.',
        ],
        [
            'YN0080',
            'the-registry-refuses-or-does-not-have-it',
            'Yarn does not fetch from an address that .yarnrc.yml does not approve. Add it to "approvedGitRepositories" or "unsafeHttpWhitelist".',
        ],
        [
            'corepack enable',
            'a-program-is-missing-or-another-version-is-needed',
            'package.json names another version of Yarn. Add a step with "run: npm install --global corepack && corepack enable" ' +
                'before this one.',
        ],
        [
            'Workspace not found',
            'what-is-needed-lies-outside-of-the-checkout',
            'A member of the workspace is not in the checkout, or has another version than is asked for. Check it out, or correct the version.',
        ],
        [
            'YN0041',
            'the-registry-refuses-or-does-not-have-it',
            'A registry asks for credentials, or refuses them. Check .yarnrc.yml and the token that it takes.',
        ],
        [
            'YN0035',
            'the-registry-refuses-or-does-not-have-it',
            'A registry does not have a package, or refuses it. Check its name, and the registry in .yarnrc.yml.',
        ],
    ],
};

;// CONCATENATED MODULE: ./src/install/node/yarn-berry.ts













/** What the user's settings give way to; Yarn lets the environment win over its files, and refuses settings that it does not know. */
const settingsOf = (version) => ({
    YARN_NODE_LINKER: 'node-modules',
    YARN_NM_MODE: 'classic',
    YARN_NM_HOISTING_LIMITS: 'none',
    YARN_ENABLE_SCRIPTS: 'false',
    YARN_CHECKSUM_BEHAVIOR: 'throw',
    // On CI it would refuse to work without a lock file; that it is obeyed is checked here.
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    ...(hasFocus(version) && { YARN_ENABLE_CONSTRAINTS_CHECKS: 'false' }),
    YARN_ENABLE_TELEMETRY: 'false',
    YARN_ENABLE_COLORS: 'false',
    YARN_ENABLE_PROGRESS_BARS: 'false',
});
/** Installs by Yarn 3 or 4, what one member of a workspace needs. Throws a Problem. */
async function installByBerry({ root, source, locked }, request, version) {
    const own = { ...request, env: { ...request.env, ...settingsOf(version) } };
    await yarn_berry_aimAt(request.target, (0,external_node_path_.join)(root, request.env['YARN_RC_FILENAME'] ?? '.yarnrc.yml'));
    if (locked)
        await requireUnchanged(root, own);
    else
        await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'yarn.lock'), '');
    const scripts = await removeScripts(root);
    if (hasFocus(version))
        await (0,run_tool/* runTool */.qI)(yarnTool, ['workspaces', 'focus', '--production'], source, own);
    else
        await installAll(root, own);
    await restoreScripts(scripts);
}
/** Yarn 3 has "workspaces focus" only by a plugin: it installs for all members, without what they need for development. */
async function installAll(root, request) {
    await changeManifests(root, ({ devDependencies: _devDependencies, ...manifest }) => manifest);
    await (0,run_tool/* runTool */.qI)(yarnTool, ['install', '--mode=skip-build'], root, request);
}
/** Whether a version has "workspaces focus", and the settings that came with it: since the first prerelease of Yarn 4. */
function hasFocus(version) {
    return (0,least_version/* majorOf */.Ds)(version) >= 4;
}
/** The target is the one setting that Yarn takes from its file only. */
async function yarn_berry_aimAt(target, file) {
    const settings = (0,external_node_fs_.existsSync)(file) ? await readYaml(file) : {};
    const supportedArchitectures = supportedArchitecturesOf(target);
    await (0,promises_.writeFile)(file, (0,yaml_dist.stringify)({ ...settings, supportedArchitectures }));
}
/** `yarn workspaces focus` takes what the lock file lacks from the registry, and says nothing: what it would change is found before. */
async function requireUnchanged(root, request) {
    const before = await lockedIn(root);
    await (0,run_tool/* runTool */.qI)(yarnTool, ['install', '--mode=update-lockfile'], root, request);
    const after = await lockedIn(root);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
    if (changed.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-fit',
        text: `The lock file does not fit package.json: Yarn would change ${changed.join(', ')}. Run "yarn install" and commit ` +
            'yarn.lock.',
    });
}
/** What a lock file says of each thing that is asked for, without what only describes its archive. */
async function lockedIn(root) {
    const lock = await readYamlEntries((0,external_node_path_.join)(root, 'yarn.lock'));
    return new Map([...lock]
        .filter(([key]) => key !== '__metadata')
        .map(([key, { resolution, dependencies }]) => [key, JSON.stringify([resolution, dependencies])]));
}
/** By Yarn itself: its lock file lacks what packageExtensions add. Yarn itself contains many of those. */
async function namesByBerry(root, request, version) {
    const own = (0,quiet/* quiet */.j)({ ...request, env: { ...request.env, ...settingsOf(version) } });
    const { lines } = await (0,run_tool/* runTool */.qI)(yarnTool, ['info', '--all', '--recursive', '--json'], root, own);
    const found = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    return new Map(found
        .filter(({ value }) => !value.includes('@workspace:'))
        .map(({ value, children: { Version, Dependencies = [] } }) => [
        `${nameIn(value)}@${Version ?? ''}`,
        Dependencies.map(({ descriptor }) => nameIn(descriptor)),
    ]));
}
/** `@scope/name` of `@scope/name@npm:1.0.0`. */
function nameIn(text) {
    return text.slice(0, text.indexOf('@', 1));
}
/** `enableScripts: false` is for packages: those of the project itself run all the same. Gives what it has taken out, by directories. */
async function removeScripts(root) {
    const directories = [root, ...(await membersOf(workspacesOf, root))];
    const taken = directories.map(async (directory) => [directory, (await readManifest(directory)).scripts]);
    const found = new Map(await Promise.all(taken));
    await changeManifests(root, ({ scripts: _scripts, ...manifest }) => manifest);
    return found;
}
/** What is allowed of the scripts of members is run later, and by npm. */
async function restoreScripts(taken) {
    for (const [directory, scripts] of taken) {
        const manifest = { ...(await readManifest(directory)), scripts };
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'package.json'), JSON.stringify(manifest, undefined, 2));
    }
}
/** Rewrites the package.json of a workspace's root and of its members. */
async function changeManifests(root, change) {
    for (const directory of [root, ...(await membersOf(workspacesOf, root))]) {
        const manifest = change(await readManifest(directory));
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'package.json'), JSON.stringify(manifest, undefined, 2));
    }
}

;// CONCATENATED MODULE: ./src/install/node/yarn-classic.ts










/** Installs by Yarn 1, for the runner's own architecture: it knows no other. Throws a Problem. */
async function installByClassic(project, request, version) {
    const { root, locked } = project;
    if (!isPlatformOfRunner(request.target)) {
        throw new problem/* Problem */.AF({
            topic: 'a-package-does-not-run-on-this-runner',
            text: `Yarn ${version} installs for the runner's own architecture only, and the layer is for ${request.target.architecture}. ` +
                'Use a runner of that architecture, or Yarn 3.2.1 or newer.',
        });
    }
    if (locked)
        await requireMembersLocked(root);
    await (0,run_tool/* runTool */.qI)(yarnTool, [
        'install',
        // Without a lock file it writes one into the copy: that says where packages come from.
        ...(locked ? ['--frozen-lockfile'] : []),
        '--production=true',
        '--ignore-scripts',
        // They would ask for the runner's Node.js, which is not the layer's.
        '--ignore-engines',
        '--non-interactive',
        '--disable-pnp',
        '--modules-folder=node_modules',
    ], root, request);
}
/** The lock file of an install by Yarn 1, and Yarn's cache. */
async function classicInstall(root, request) {
    const { exitCode, lines } = await (0,run_tool/* tryTool */.Kg)(yarnTool, ['cache', 'dir'], root, (0,quiet/* quiet */.j)(request));
    const folder = lines.map((line) => line.trim()).findLast((line) => (0,external_node_path_.isAbsolute)(line));
    return {
        lock: (await (0,base_files/* readTextIfPossible */.e1)((0,external_node_path_.join)(root, 'yarn.lock'))) ?? '',
        cache: exitCode === 0 ? folder : undefined,
    };
}
/** Yarn 1 looks only at the root's own dependencies, and takes the newest of what a member asks for beyond the lock file. */
async function requireMembersLocked(root) {
    const members = await Promise.all((await membersOf(workspacesOf, root)).map((directory) => manifestIn(directory)));
    const names = new Set(members.map(({ name }) => name));
    const lock = parseClassicLock(await (0,base_files/* readText */.yR)((0,external_node_path_.join)(root, 'yarn.lock')));
    const locked = new Set(lock.flatMap(({ keys }) => keys));
    const unlocked = members.flatMap(({ dependencies, devDependencies, optionalDependencies }) => Object.entries({ ...devDependencies, ...dependencies, ...optionalDependencies })
        .filter(([name, spec]) => !names.has(name) && !/^(link|file):|^\.{1,2}\//.test(spec))
        .map(([name, spec]) => `${name}@${spec}`)
        .filter((key) => !locked.has(key)));
    if (unlocked.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-fit',
        text: `yarn.lock does not have what members of the workspace ask for: ${[...new Set(unlocked)].join(', ')}. ` +
            'Run "yarn install" and commit yarn.lock.',
    });
}

;// CONCATENATED MODULE: ./src/install/node/yarn.ts












const yarn_manager = {
    tool: yarnTool,
    patternsOf: workspacesOf,
    settingsAbove: ['.yarnrc.yml', '.yarnrc', '.npmrc'],
    isolate: isolateYarn,
    lockedNames: async (root, request, version) => isClassic(version) ? new Map() : namesByBerry(root, request, version),
    places,
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
async function places({ root, closure, directories, isOfRegistry }, request, version) {
    return isClassic(version)
        ? placesOfClassic(closure, directories, await classicInstall(root, request), isOfRegistry)
        : placesOfBerry(root, isOfRegistry);
}
/** Yarn 1 and its successors share a name and a lock file's name, and little else. Before 3.2.1 they do not install for another libc. */
async function yarn_install(project, request, version) {
    if (!isClassic(version))
        (0,least_version/* requireLeast */.JY)({ ...yarnTool, setupHint: toGetYarn }, version, '3.2.1');
    if (project.locked)
        requireOwnLock(await (0,base_files/* readText */.yR)((0,external_node_path_.join)(project.root, 'yarn.lock')), version);
    await (isClassic(version)
        ? installByClassic(project, request, version)
        : installByBerry(project, request, version));
}
/** The formats of Yarn 1, 3 and 4 differ: another one than its own is ignored by Yarn 1, and changed by the others. */
function requireOwnLock(lock, version) {
    const madeBy = makerOf(lock);
    if (madeBy === undefined || madeBy === Math.min((0,least_version/* majorOf */.Ds)(version), 4))
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-program-is-missing-or-another-version-is-needed',
        text: `yarn.lock was made by Yarn ${madeBy}, but this runner has Yarn ${version}. ` +
            (isClassic(version)
                ? toGetYarn
                : `Run "yarn install" with that and commit yarn.lock, or set up Yarn ${madeBy}.`),
    });
}
/** The major version of the Yarn that wrote a lock file; undefined if it is empty. */
function makerOf(lock) {
    if (lock.trim() === '')
        return undefined;
    if (!/^__metadata:/m.test(lock))
        return 1;
    // 7 was that of Yarn 4 before its release.
    const [, format = ''] = /^ {2}version: "?(\d+)/m.exec(lock) ?? [];
    return Number(format) < 7 ? 3 : 4;
}
const toGetYarn = 'Name the version that you use in "packageManager" of package.json, and add a step with ' +
    '"run: npm install --global corepack && corepack enable" before this one.';
function isClassic(version) {
    return (0,least_version/* majorOf */.Ds)(version) === 1;
}

;// CONCATENATED MODULE: ./src/install/python/requirement-text.ts
/** The parts of a requirement. `name` is empty if it does not begin with one. */
function partsOf(text) {
    const [name = ''] = /^[\w.-]*/.exec(text) ?? [];
    if (name === '')
        return { name, extras: '', rest: '' };
    const behind = text.slice(name.length).trimStart();
    const [extras = ''] = /^\[[^\]]*\]/.exec(behind) ?? [];
    return { name, extras, rest: behind.slice(extras.length).trimStart() };
}
/** A text in front of a mark, and behind it; all of it is in front if there is none. */
function cutAt(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)];
}
/** A requirement before its marker, and that. An address can have a semicolon of its own, and only a blank ends it. */
function splitMarker(text) {
    const hasAddress = addressAt(text);
    const at = text.search(hasAddress ? /\s;/ : /;/);
    if (at < 0)
        return { head: text.trim(), marker: '' };
    return { head: text.slice(0, at).trim(), marker: text.slice(text.indexOf(';', at) + 1).trim() };
}
/** Whether an `@` is followed by a word with a colon. */
function addressAt(text) {
    const behind = cutAt(text, '@')[1].trimStart();
    return (/^\S+/.exec(behind)?.[0] ?? '').includes(':');
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
    return [...lines, begun].map((line) => withoutComment(line).trim()).filter((line) => line !== '');
}
function withoutComment(line) {
    const at = line.search(/(?:^|\s)#/);
    return at < 0 ? line : line.slice(0, at);
}
/** Several options can share a line; what follows a requirement is its own. */
function optionsIn(line) {
    return /^-(?!e|-editable)/.test(line) ? line.split(/(?<!\s)\s+(?=--?[a-z])/i) : [line];
}
/** An address or path, and the extras in brackets that it ends with. */
function splitExtras(address) {
    const at = address.indexOf('[', address.lastIndexOf(']', address.length - 2) + 1);
    if (at < 0 || !address.endsWith(']'))
        return { value: address, extras: '' };
    return { value: address.slice(0, at), extras: address.slice(at) };
}
/** The name that a wheel or source archive begins with, up to the first number. */
function nameInFile(file) {
    const at = file.search(/(?<=.)-\d/);
    return at > 0 && /\.(?:whl|tar\.gz|zip)$/.test(file) ? file.slice(0, at) : undefined;
}

;// CONCATENATED MODULE: ./src/install/python/requirements.ts

const nothing = {
    requirements: [],
    locals: [],
    constraints: [],
    indexLines: [],
    trustedHosts: [],
    prereleases: false,
    formats: [],
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
        formats: lists.flatMap(({ formats }) => formats),
    };
}
/** The hashes that hold a requirement to its bytes: also that of its address. MD5 and SHA-1 can be forged. */
function digestsOf({ hashes, url = '' }) {
    return [...hashes, ...hashesIn(url)].filter((hash) => !/^(md5|sha1):/i.test(hash));
}
/** The hashes that an address ends with, such as `#egg=six&sha256=...`. */
function hashesIn(url) {
    const parts = cutAt(url, '#')[1].split('&');
    return parts.flatMap((part) => /^(md5|sha\d+)=([\da-f]+)$/i.exec(part)?.slice(1).join(':') ?? []);
}
/** The packages that a list wants from source although they have wheels: names, or `:all:` alone. As for pip, what comes later counts. */
function fromSource(formats) {
    const sources = new Set();
    for (const { option, value } of formats) {
        const isSource = option === 'no-binary';
        for (const name of value.split(',').map((part) => part.trim())) {
            if (name === ':all:' || (name === ':none:' && isSource))
                sources.clear();
            else if (name !== ':none:')
                sources.delete(normalised(name));
            if (isSource && name !== ':none:')
                sources.add(name === ':all:' ? name : normalised(name));
        }
    }
    return [...sources];
}
/** A requirement as PEP 508 writes it, such as one of a pyproject.toml. */
function requirementOf(line, hashes = []) {
    const { name, rest } = partsOf(line);
    const [, url] = /^@\s*(\S+)/.exec(rest) ?? [];
    const [, version] = /^\(?\s*===?\s*([^\s,;)*]+)(?:\s*\))?\s*(?:;|$)/.exec(rest) ?? [];
    return { name: normalised(name), text: line, hashes, version, url };
}
/** A requirement as a line of a requirements file. */
function lineOf({ text, hashes }) {
    return [text, ...hashes.map((hash) => `--hash=${hash}`)].join(' ');
}
/** Lines as the text of a file. */
function requirements_textOf(lines) {
    return lines.map((line) => `${line}\n`).join('');
}

;// CONCATENATED MODULE: ./src/install/python/extras.ts


/** Whether a name is among others, in whatever spelling (PEP 685). */
function isAmong(names, name) {
    const wanted = normalised(name);
    return names.some((one) => normalised(one) === wanted);
}
/** Throws a Problem for extras that a manifest does not have. */
function requireNoneOf(unknown, { manifest, kinds, names }) {
    if (unknown.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-manifest-cannot-be-read',
        text: `Input "extras" has ${unknown.map((name) => JSON.stringify(name)).join(', ')}, and the ${manifest} in "source" has ` +
            `${names.length > 0 ? `only the ${kinds} ${names.join(', ')}` : `no ${kinds}`}. Name only what it has.`,
    });
}

;// CONCATENATED MODULE: ./src/install/python/groups.ts




/** The group that is never installed unless it is named: what developers need is not for a layer. */
const forDevelopers = 'dev';
/** The optional dependencies and the dependency groups that the input "extras" names. Throws a Problem for a name that is neither. */
function choicesOf(pyproject, names) {
    const extras = Object.keys(pyproject?.project?.['optional-dependencies'] ?? {});
    const groups = groupNamesOf(pyproject);
    const known = [...extras, ...groups];
    requireNoneOf(names.filter((name) => !isAmong(known, name)), { manifest: 'pyproject.toml', kinds: 'optional dependencies and dependency groups', names: known });
    return {
        extras: extras.filter((name) => isAmong(names, name)),
        groups: groups.filter((name) => isAmong(names, name)),
    };
}
/** The names of the dependency groups: those of PEP 735, and the one that uv had before them. */
function groupNamesOf(pyproject) {
    const names = Object.keys(pyproject?.['dependency-groups'] ?? {});
    const hasOlder = pyproject?.tool?.uv?.['dev-dependencies'] !== undefined;
    return hasOlder && !isAmong(names, forDevelopers) ? [...names, forDevelopers] : names;
}
/** The same with the groups that uv installs by default ("default-groups"), but for those of developers. */
function withDefaults(pyproject, { extras, groups }) {
    const asked = pyproject.tool?.uv?.['default-groups'] ?? [];
    const known = groupNamesOf(pyproject);
    const defaults = asked === 'all' ? known : known.filter((name) => isAmong(asked, name));
    const wanted = defaults.filter((name) => normalised(name) !== forDevelopers);
    return { extras, groups: [...new Set([...groups, ...wanted])] };
}
/** The arguments for uv if a lock file contains the groups. uv adds the default groups itself. */
function lockedArguments({ extras, groups }) {
    return [
        // Of the two, uv obeys this one.
        ...(isAmong(groups, forDevelopers) ? [] : ['--no-dev']),
        ...extras.flatMap((name) => ['--extra', name]),
        ...groups.flatMap((name) => ['--group', name]),
    ];
}
/** The arguments for uv if it reads the groups in a manifest. Its path is relative to where uv runs. */
function freshArguments({ extras, groups }, manifest) {
    return [
        ...extras.flatMap((name) => ['--extra', name]),
        ...groups.flatMap((name) => ['--group', `${manifest}:${name}`]),
    ];
}
/** Throws a Problem for choices that [tool.uv] says exclude each other, which uv reports only if there is a lock file. */
function requireNoConflict({ project, tool }, conflicts = tool?.uv?.conflicts ?? [], { extras, groups }) {
    const isOwn = (name = project?.name ?? '') => normalised(name) === normalised(project?.name ?? '');
    const isChosen = (one) => isOwn(one.package) &&
        ((one.extra !== undefined && isAmong(extras, one.extra)) ||
            (one.group !== undefined && isAmong(groups, one.group)));
    for (const set of conflicts) {
        const [one, other] = set.filter(isChosen).map(({ extra, group }) => JSON.stringify(extra ?? group));
        if (one === undefined || other === undefined)
            continue;
        throw new problem/* Problem */.AF({
            topic: 'a-manifest-cannot-be-read',
            text: `The groups or extras ${one} and ${other} cannot be installed together: "conflicts" in [tool.uv] of pyproject.toml says so. ` +
                'Name one of them in "extras", and take the other out of "extras" or "default-groups".',
        });
    }
}
/**
 * The requirements of a dependency group with those that it includes (PEP 735), as PEP 508 writes them. Throws a Problem for a group
 * that includes itself, or one that is not there.
 */
function requirementsOfGroup(pyproject, name) {
    const groups = new Map(Object.entries(pyproject['dependency-groups'] ?? {}).map(([one, entries]) => [normalised(one), entries]));
    const within = new Set();
    const done = new Set();
    const texts = new Set();
    const follow = (group) => {
        const key = normalised(group);
        const entries = groups.get(key);
        if (!Array.isArray(entries) || within.has(key))
            throw new problem/* Problem */.AF({ topic: 'a-manifest-cannot-be-read', text: badGroup(group, within.has(key)) });
        if (done.has(key))
            return;
        within.add(key);
        (0,limits/* requireWithinLimit */.Uc)('groups', 'The pyproject.toml in "source"', within.size);
        for (const entry of entries) {
            if (typeof entry === 'string')
                texts.add(entry);
            else {
                const { 'include-group': included } = entry;
                if (included !== undefined)
                    follow(included);
            }
        }
        within.delete(key);
        done.add(key);
    };
    follow(name);
    return [...texts];
}
function badGroup(name, isWithin) {
    const how = isWithin ? 'includes itself' : 'is included and is not there';
    return `The dependency group ${JSON.stringify(name)} in pyproject.toml ${how}. Correct its "include-group".`;
}

;// CONCATENATED MODULE: ./src/install/python/builds.ts


/** Whether a package may be built from its source, which runs its code: from each place that it can come from. */
function mayBuild(allowed, name, addresses) {
    return originsOf(name, addresses).every((origin) => mayRun(asNormalised(allowed), origin));
}
/** Where a package of that name comes from: an index, or the addresses that are given for it. */
function originsOf(name, addresses) {
    const own = addresses.filter((one) => one.name === name);
    return own.length > 0 ? own.map(({ address }) => ({ name, address: withoutRevision(address) })) : [{ name }];
}
/** The names of all packages that are allowed to be built from where they come from. */
function allowedNames(allowed, addresses) {
    const names = allowed.map((item) => normalised(originIn(item).name));
    return [...new Set(names)].filter((name) => mayBuild(allowed, name, addresses));
}
/** The addresses in requirements such as `name @ git+https://...`. */
function builds_addressesIn(requirements) {
    return requirements.flatMap(({ name, url }) => url === undefined || url.startsWith('file:') ? [] : [{ name, address: url }]);
}
/** pip writes what git is to check out after the path. */
function withoutRevision(address) {
    const [before = ''] = /^[^#?]*/.exec(address) ?? [];
    const after = address.slice(before.length);
    return /^(?:git|hg|bzr|svn)\+/.test(before) ? before.replace(/(?<=[^/])@[^/@]*$/, '') : `${before}${after}`;
}
function asNormalised(allowed) {
    if (typeof allowed === 'boolean')
        return allowed;
    return allowed.map((item) => {
        const { name, address } = originIn(item);
        return address === undefined ? normalised(name) : `${normalised(name)}@${withoutRevision(address)}`;
    });
}
/** What a manifest wants built although there are wheels, as far as that is allowed: names, or `:all:` alone. */
function wantedBuilds({ formats }, allowed, addresses = []) {
    const wanted = fromSource(formats);
    if (!wanted.includes(':all:'))
        return wanted.filter((name) => mayBuild(allowed, name, addresses));
    if (typeof allowed === 'boolean')
        return allowed ? wanted : [];
    return allowedNames(allowed, addresses);
}
/** What a reader should know of a manifest that wants to have built what may not be. */
function warningsAboutBuilds({ formats }, allowed, addresses = []) {
    const held = fromSource(formats).filter((name) => !mayBuild(allowed, name, addresses));
    if (held.length === 0)
        return [];
    const names = held.map((name) => (name === ':all:' ? 'all packages' : name)).join(', ');
    return [
        {
            topic: 'code-of-a-package-would-have-to-run',
            text: `The manifest wants ${names} built from source, and "install-scripts" does not allow it. Wheels are installed instead. ` +
                'To build from source, add the names to "install-scripts".',
        },
    ];
}
/** The packages without a wheel for the target, as uv reports them; none if it failed for another reason. */
function wheellessIn(lines) {
    const output = lines.join(' ').replace(/\s+/g, ' ');
    const names = signs.flatMap((sign) => [...output.matchAll(sign)].map(([, name = '']) => normalised(name)));
    return [...new Set(names)].map((name) => ({
        name,
        neededBy: neederOf(name, output),
        ...addressOf(name, output),
    }));
}
/** uv names what is no package of an index with its address. */
function addressOf(name, output) {
    const found = [...output.matchAll(/`([\w.-]+)(?:\[[^\]]*\])? @ ([^`\s]+)`/g)].find(([, one = '', address = '']) => normalised(one) === name && !address.startsWith('file:'));
    return found?.[2] === undefined ? {} : { address: found[2] };
}
/** What uv has said in its versions. */
const signs = [
    /[Ww]heels are required for `([\w.-]+)/g,
    /\b([\w.-]+)(?:\[[^\]]*\])?(?:[=<>!~]=?[^\s,]+)? has no (?:usable )?wheels/g,
    /only found wheels for `([\w.-]+)/g,
    /Building source distributions for `([\w.-]+)` is disabled/g,
    /(?:download and build|Failed to build|[Bb]uild) `([\w.-]+)(?:==| @)[^`]*`[^`]*[Bb]uilding source distributions is disabled/g,
    /is not compatible with the target[^`]*`([\w.-]+)`/g,
];
function neederOf(name, output) {
    const pattern = new RegExp(`([\\w.-]+)(?:\\[[^\\]]*\\])?(?:[=<>!~]=?[^\\s]+)? depends? on ${name.replaceAll('-', '[-_.]')}\\b`);
    return pattern.exec(output)?.[1];
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/install/python/layout.ts





/**
 * Moves packages to where Lambda's Pythons find them: `python/` where all are the same, otherwise a folder for each Python
 * (AWS: Lambda developer guide, "Packaging your layer content"). Gives the layer's directory.
 */
async function python_layout_layOut(trees, layer) {
    const contents = await Promise.all(trees.map(({ directory }) => digestOf(directory)));
    const isOne = new Set(contents).size === 1;
    for (const { minor, directory } of isOne ? trees.slice(0, 1) : trees) {
        const place = (0,external_node_path_.join)(layer, isOne ? opt/* opt */.m7.python.packages : opt/* opt */.m7.python.versioned.packagesFor(minor));
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
        digest.update(`${(0,external_node_path_.relative)(directory, path)}\n${await (0,base_files/* hashOfFile */.QY)(path)}\n`);
    }
    return digest.digest('hex');
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./src/install/python/pyproject.ts






/** The pyproject.toml of a directory; undefined where there is none. Throws a Problem for one that is no TOML. */
async function readPyproject(directory) {
    const path = (0,external_node_path_.join)(directory, 'pyproject.toml');
    const text = await (0,base_files/* readTextIfPossible */.e1)(path, 'toml');
    return text === undefined ? undefined : parseToml(text, path);
}
/** A TOML text as a value. `path` names its file in the Problem that a faulty text gives. */
function parseToml(text, path) {
    (0,limits/* requireWithinLimit */.Uc)('tomlValues', path, (0,limits/* countOccurrences */.W$)('=', text) + (0,limits/* countOccurrences */.W$)('[', text));
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch (error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `${path} cannot be read: ${reason.text.split('\n')[0] ?? ''}. Correct it.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
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

;// CONCATENATED MODULE: ./src/install/python/remedies.ts
/** What uv and pip complain of: what is wrong with a package itself first, then with the way to it, then with all that is asked for. */
const remedies = [
    [
        /lockfile .*needs to be updated|lockfile is (outdated|out of date)/i,
        'the-lock-file-does-not-fit',
        'uv.lock does not fit pyproject.toml. Run "uv lock" and commit it.',
    ],
    [
        /No interpreter found|Python requirement|Failed to inspect Python/i,
        'a-program-is-missing-or-another-version-is-needed',
        'To compare the lock file it needs a Python that pyproject.toml permits. Add a step with ' +
            '"uses: actions/setup-python@v6" that has one as its "python-version".',
    ],
    [
        /hash(es)? mismatch|DO NOT MATCH THE HASHES/i,
        'it-is-not-what-the-hashes-name',
        'A package is not the one that the hashes name. Find out why before you update them.',
    ],
    [
        /--require-hashes|all requirements must have their versions pinned|must be pinned/i,
        'it-is-not-what-the-hashes-name',
        'Some requirements have a hash, and then all must have one, those that others bring too. Add what is missing.',
    ],
    [
        /(HTTP|status|error)\D{0,20}\b40[137]\b|\b40[137] (client error|unauthorized|forbidden)|Unauthorized|Forbidden/i,
        'the-registry-refuses-or-does-not-have-it',
        'An index refuses access. Give its credentials by a variable of this step, such as PIP_INDEX_URL.',
    ],
    [
        /certificate|SSLError|TLS|UnknownIssuer/,
        'a-registry-cannot-be-reached',
        'The certificate of an index or proxy was not accepted. Set PIP_CERT and SSL_CERT_FILE in the "env" of this step to a file with its CA.',
    ],
    [
        /(status|error)\D{0,30}\b(5\d\d|429)\b|\b(5\d\d|429) (Server|Client) Error|too many (5\d\d|429) error/i,
        'a-registry-cannot-be-reached',
        'An index could not be reached: it answered with an error of its own. Run the job again later.',
    ],
    [
        /dns error|failed to lookup address|Name or service not known|name resolution|No address associated|nodename nor servname/i,
        'a-registry-cannot-be-reached',
        'An index could not be reached: its host is not known. Check its address, and the network of the runner.',
    ],
    [
        /timed out|timeout/i,
        'a-registry-cannot-be-reached',
        'An index could not be reached: it did not answer in time. Run the job again, or set UV_HTTP_TIMEOUT and PIP_DEFAULT_TIMEOUT to more seconds.',
    ],
    [
        /connection broken by|error sending request|connection (refused|reset|closed)|Could not fetch URL|Failed to fetch|network (was|is) (disabled|unreachable)/i,
        'a-registry-cannot-be-reached',
        'An index could not be reached. Check its address, and the network and the proxy of the runner.',
    ],
    [
        /\b([\w.-]+?)(?:\[[^\]]*\])? was not found in the (?:package registry|provided package locations)/,
        'the-registry-refuses-or-does-not-have-it',
        ([, name = '']) => `The index has no package ${name}. Check its spelling, and from which index it comes.`,
    ],
    [
        /No matching distribution found for ([\w.-]+)/,
        'the-registry-refuses-or-does-not-have-it',
        ([, name = '']) => `The index has no package ${name} that fits. Check its spelling and version, and from which index it comes.`,
    ],
    [
        /\b[Tt]here (?:is|are) no versions? of ([\w.-]+(?![\w.-])(?:\[[^\]\s]*\])?[^\s,]*)/,
        'the-registry-refuses-or-does-not-have-it',
        ([, wanted = '']) => `The index has no version ${wanted}. Ask for a version that exists.`,
    ],
    [
        /No solution found|ResolutionImpossible|conflicting dependencies/i,
        'requirements-exclude-each-other',
        'No set of versions satisfies all requirements for this target. Loosen one of those that it names.',
    ],
];

;// CONCATENATED MODULE: ./src/install/python/settings.ts
/**
 * The settings of users and machines that this action hands on to pip and uv: where packages come from, how they are fetched, and by
 * which credentials. Everything else could change the set of packages, or run code, and is left out.
 */
/** Options of pip, as pip.conf writes them. */
const pipOptions = [
    ...['index-url', 'extra-index-url', 'no-index', 'find-links'],
    ...['keyring-provider', 'trusted-host', 'cert', 'client-cert', 'proxy'],
    ...['timeout', 'default-timeout', 'retries', 'resume-retries', 'cache-dir', 'no-cache-dir'],
];
/** Values of pip's "use-feature" and "use-deprecated" that say which certificates count. */
const pipCertificates = { 'use-feature': 'truststore', 'use-deprecated': 'legacy-certs' };
/** Keys of uv.toml and of [tool.uv]. */
const uvKeys = [
    ...['index', 'index-url', 'extra-index-url', 'no-index', 'find-links'],
    ...['keyring-provider', 'allow-insecure-host', 'native-tls', 'system-certs'],
    ...['http-proxy', 'https-proxy', 'no-proxy', 'offline', 'cache-dir', 'no-cache'],
    ...['concurrent-downloads', 'concurrent-builds', 'concurrent-installs'],
];
/** Fields of an entry of "index". */
const uvIndexFields = [
    ...['name', 'url', 'explicit', 'default', 'format', 'authenticate', 'ignore-error-codes'],
];
/** Keys of [tool.uv] that say what the project itself asks for. They hold where its versions are resolved, and nowhere else. */
const uvResolution = [
    ...['constraint-dependencies', 'override-dependencies', 'exclude-dependencies', 'dependency-metadata'],
    ...[
        'resolution',
        'prerelease',
        'exclude-newer',
        'exclude-newer-package',
        'fork-strategy',
        'index-strategy',
    ],
    ...['required-version', 'build-constraint-dependencies', 'extra-build-dependencies'],
];
/** Variables of uv. */
const uvVariables = [
    /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|NO_INDEX|FIND_LINKS)$/,
    /^UV_INDEX_\w+_(USERNAME|PASSWORD)$/,
    /^UV_(KEYRING_PROVIDER|CREDENTIALS_DIR|INSECURE_HOST|NATIVE_TLS|SYSTEM_CERTS|GIT_LFS|S3_ENDPOINT_URL|GCS_ENDPOINT_URL)$/,
    /^UV_(HTTP_TIMEOUT|HTTP_CONNECT_TIMEOUT|HTTP_RETRIES|REQUEST_TIMEOUT|OFFLINE|CACHE_DIR|NO_CACHE)$/,
    /^UV_CONCURRENT_(DOWNLOADS|BUILDS|INSTALLS)$/,
    /^UV_PYTHON_(INSTALL_DIR|INSTALL_MIRROR|CACHE_DIR|DOWNLOADS|PREFERENCE)$/,
];
/** Variables of poetry, in addition to those with the credentials of its sources. */
const poetryVariables = [
    /^POETRY_(REPOSITORIES|HTTP_BASIC|PYPI_TOKEN|CERTIFICATES|KEYRING)_\w+$/,
    /^POETRY_(CACHE_DIR|CONFIG_DIR|DATA_DIR|HOME|REQUESTS_\w+)$/,
];
/** Variables of pipenv. */
const pipenvVariables = [
    /^PIPENV_(PYPI_MIRROR|CACHE_DIR|TIMEOUT|REQUESTS_TIMEOUT|MAX_RETRIES|KEYRING_PROVIDER)$/,
];

// EXTERNAL MODULE: ./src/install/run/probe.ts
var probe = __webpack_require__(9351);
;// CONCATENATED MODULE: ./src/install/python/target.ts



/** The machine as Python names it. */
const machineOf = { x86_64: 'x86_64', arm64: 'aarch64' };
/** How a workflow gets a Python. */
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
        const python = { name: 'Python', command, setupHint: setupPython };
        const { exitCode, lines } = await (0,probe/* probe */.d)(python, ['-c', question], request.work, request);
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
function target_targetsOf({ target }, python) {
    const { architecture, runtimes } = target;
    const glibc = (0,layer_runtimes/* glibcFor */.H7)(runtimes.filter((runtime) => runtime.startsWith('python')));
    const declared = (0,layer_runtimes/* versionsOf */.x4)('python', runtimes);
    if (declared.length > 0) {
        return declared.map((minor) => ({ minor, full: `${minor}.99`, architecture, glibc }));
    }
    if (!python) {
        throw new problem/* Problem */.AF({
            topic: 'the-target-was-not-declared',
            text: 'It cannot be told which Python the layer is for: no Python is given in "compatible-runtimes", and this runner has none. ' +
                'Give one, such as python3.13.',
        });
    }
    return [{ minor: minorOf(python.version), full: python.version, architecture, glibc }];
}
/** `3.11` of `3.11.7`. */
function minorOf(version) {
    return version.split('.').slice(0, 2).join('.');
}
/** A target in words. */
function target_inWords({ minor, architecture }) {
    return `Python ${minor} on ${architecture}`;
}

;// CONCATENATED MODULE: ./src/install/python/uv-settings.ts








/** Of an environment, what uv may see: of its own variables only those that settings.ts lists. */
function uvEnvironment(env) {
    return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('UV_') || uvVariables.some((pattern) => pattern.test(name))));
}
/** Writes the settings that hold for a uv command as one uv.toml, instead of all that uv would read itself, and returns its path. */
async function writeUvSettings(use) {
    const text = (0,dist/* stringify */.As)(await settingsFor(use));
    const name = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
    const path = (0,external_node_path_.join)(use.work, `uv-${name}.toml`);
    // Several commands that run at once can write the same file.
    const draft = `${path}.${process.hrtime.bigint()}`;
    await (0,promises_.writeFile)(draft, text);
    await (0,promises_.rename)(draft, path);
    return path;
}
async function settingsFor({ cwd, work, env, isProject, isPip, isBrought }) {
    const project = await projectSettings(cwd);
    const given = env['UV_CONFIG_FILE'];
    const files = given !== undefined && given !== ''
        ? [await uv_settings_settingsIn((0,external_node_path_.resolve)(cwd, given))]
        : [project, ...(env['UV_NO_CONFIG'] === undefined ? await machineSettings(env) : [])];
    const sources = files.flatMap((file) => (file ? [fetching(file, work, isPip)] : []));
    const resolution = uvResolution.filter((key) => !(isBrought && key === 'required-version'));
    return { ...uv_settings_joined(sources), ...(isProject && project ? only(project.table, resolution) : {}) };
}
/** The files above a directory that can have settings of uv for it. */
function settingsAbove(directory, workspace) {
    return (0,workspaces/* filesAbove */.Hp)(directory, workspace, ['uv.toml', 'pyproject.toml']);
}
/** The settings of the nearest folder from a directory upwards that has some; a uv.toml takes precedence over a pyproject.toml next to it. */
async function projectSettings(directory) {
    const own = await uv_settings_settingsIn((0,external_node_path_.join)(directory, 'uv.toml'));
    if (own)
        return own;
    const pyproject = await uv_settings_settingsIn((0,external_node_path_.join)(directory, 'pyproject.toml'));
    const tool = pyproject?.table['tool']?.['uv'];
    if (tool)
        return { directory, table: tool };
    return (0,external_node_path_.dirname)(directory) === directory ? undefined : projectSettings((0,external_node_path_.dirname)(directory));
}
/** The settings of the user, and of the machine. */
async function machineSettings(env) {
    const { HOME = '', XDG_CONFIG_HOME, XDG_CONFIG_DIRS } = env;
    const system = [
        ...(XDG_CONFIG_DIRS || '/etc/xdg').split(':').map((folder) => (0,external_node_path_.join)(folder, 'uv')),
        '/etc/uv',
    ];
    const places = [(0,external_node_path_.join)(XDG_CONFIG_HOME || (0,external_node_path_.join)(HOME, '.config'), 'uv'), ...system];
    return Promise.all(places.map((folder) => uv_settings_settingsIn((0,external_node_path_.join)(folder, 'uv.toml'))));
}
async function uv_settings_settingsIn(path) {
    const text = await (0,base_files/* readTextIfPossible */.e1)(path, 'toml');
    return text === undefined ? undefined : { directory: (0,external_node_path_.dirname)(path), table: parseToml(text, path) };
}
/** Of some settings, those that say where packages come from and how they are fetched, for a file in another folder. */
function fetching({ directory, table }, folder, isPip) {
    const own = { ...table, ...(isPip ? table['pip'] : {}) };
    return Object.fromEntries(Object.entries(only(own, uvKeys)).map(([key, value]) => [
        key,
        // uv starts this one where it runs.
        key === 'cache-dir'
            ? (0,external_node_path_.resolve)(directory, String(value))
            : placed(key, value, (path) => moved(path, directory, folder)),
    ]));
}
function only(table, keys) {
    return Object.fromEntries(Object.entries(table).filter(([key]) => keys.includes(key)));
}
/** A path in a file is relative to its folder. */
function placed(key, value, move) {
    if (key === 'index') {
        const indexes = value;
        return indexes.map((index) => ({
            ...only(index, uvIndexFields),
            ...('url' in index ? { url: move(index['url']) } : {}),
        }));
    }
    if (!['index-url', 'extra-index-url', 'find-links'].includes(key))
        return value;
    return Array.isArray(value) ? value.map(move) : move(value);
}
/** A path that is relative stays so: uv takes a lock file for an old one where a path in it is now absolute. */
function moved(place, from, to) {
    if (typeof place !== 'string' || (0,external_node_path_.isAbsolute)(place) || /^[a-z][a-z+]*:|^[$~]/i.test(place))
        return place;
    const path = (0,external_node_path_.relative)(to, (0,external_node_path_.resolve)(from, place));
    return path.startsWith('.') ? path : `./${path}`;
}
/** Settings by which those that come first count; of lists all count. */
function uv_settings_joined(tables) {
    return tables.reduce((all, table) => {
        const more = Object.entries(table).map(([key, value]) => {
            const before = all[key];
            if (Array.isArray(before) && Array.isArray(value))
                return [key, [...before, ...value]];
            return [key, before ?? value];
        });
        return { ...all, ...Object.fromEntries(more) };
    }, {});
}

;// CONCATENATED MODULE: ./src/install/python/pip-tool.ts









/** pip, by whatever Python it is run. */
const pipTool = { name: 'pip', setupHint: setupPython, remedies: remedies };
/** Runs a pip command, with those settings of the user that settings.ts lists, and returns how it ended. */
async function runPip(python, args, cwd, setting) {
    const env = pipEnvironment(setting.env, await pipConfig(python, cwd, setting));
    return (0,run_tool/* tryTool */.Kg)({ ...pipTool, command: python.command }, ['-m', 'pip', ...args], cwd, { ...setting, env });
}
/** An environment in which pip reads no file of settings, and of the user's settings sees only those that settings.ts lists. */
function pipEnvironment(env, config) {
    const certificates = Object.entries(pipCertificates).filter(([option, value]) => words(config.get(option)).includes(value));
    const settings = [
        ...pipOptions.flatMap((option) => [[option, config.get(option)]]),
        ...certificates,
    ];
    const own = settings.flatMap(([option, value]) => value === undefined ? [] : [[variableOf(option), value]]);
    return {
        ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^PIP_/i.test(name))),
        ...Object.fromEntries(own),
        PIP_CONFIG_FILE: external_node_os_.devNull,
        PIP_NO_INPUT: '1',
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
    };
}
/** An environment for a manager that runs pip or uv itself: of what they and it would read, what settings.ts lists. */
async function managerEnvironment([prefix, variables], cwd, setting) {
    const own = Object.entries(uvEnvironment(setting.env)).filter(([name]) => !name.startsWith(prefix) || variables.some((pattern) => pattern.test(name)));
    const config = await pipConfig({ command: 'python3' }, cwd, setting).catch(() => new Map());
    return pipEnvironment(Object.fromEntries(own), config);
}
function variableOf(option) {
    return `PIP_${option.toUpperCase().replaceAll('-', '_')}`;
}
/** uv reads neither pip.conf nor pip's variables: what they say of indexes, hosts and certificates, for it. */
async function pipSources(python, request) {
    const settings = python?.pip === undefined ? new Map() : await pipConfig(python, request.work, request);
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
/** pip's settings by their names: those of the command "install" before the global ones, and variables before both. Throws a Problem. */
async function pipConfig({ command }, cwd, { env, log }) {
    const tool = { ...pipTool, command };
    const ended = await (0,run_tool/* tryTool */.Kg)(tool, ['-m', 'pip', 'config', 'list'], cwd, (0,quiet/* quiet */.j)({ env: asking(env), log }));
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(pipTool, ended));
    const settings = ended.lines.flatMap((line) => {
        const [, section = '', name = '', , value = ''] = /^(global|install|:env:)\.([\w-]+)=(['"])(.*)\3$/.exec(line) ?? [];
        return name === '' ? [] : [{ section, name, value: value.replaceAll('\\n', ' ').trim() }];
    });
    const order = ['global', 'install', ':env:'];
    settings.sort((one, other) => order.indexOf(one.section) - order.indexOf(other.section));
    return new Map(settings.map(({ name, value }) => [name, value]));
}
/** An environment to ask pip for its settings in: none of them may act yet, such as "python", which starts another program. */
function asking(env) {
    const known = ['PIP_CONFIG_FILE', ...[...pipOptions, ...Object.keys(pipCertificates)].map(variableOf)];
    const own = Object.entries(env).filter(([name]) => !/^PIP_/i.test(name) || known.includes(name.toUpperCase()));
    return { ...Object.fromEntries(own), _PIP_RUNNING_IN_SUBPROCESS: '1' };
}
function words(text = '') {
    return text.split(/\s+/).filter((word) => word !== '');
}
/** pip passes over a folder that is not there, and uv does not. */
async function existing(places) {
    const found = await Promise.all(places.map(async (place) => place.includes('://') || Boolean(await (0,promises_.stat)(place).catch(() => undefined))));
    return places.filter((_, index) => found[index]);
}

;// CONCATENATED MODULE: ./src/install/python/uv-tool.ts









const setupUv = 'Add a step with "uses: astral-sh/setup-uv@v7" before this one.';
/** The uv that this action brings where the runner has none, by the hashes of its wheels for x86_64 and aarch64. */
const pinned = [
    'uv==0.13.9',
    '--hash=sha256:d7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
    '--hash=sha256:ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
].join(' ');
/** The least uv that knows what this action asks for, such as groups of "uv pip compile"; older lock files are read by newer ones. */
const uv_tool_least = '0.7.0';
/** The uv on PATH if it is not too old, or else the pinned one, which pip brings into the build's own directory. Throws a Problem where there is neither. */
async function findUv(request, python) {
    const found = (await isOnPath('uv', request.env)) ? await versioned('uv', request) : undefined;
    if (found && (0,least_version/* isAtLeast */.du)(found.version, uv_tool_least))
        return found;
    if (python?.pip === undefined) {
        if (found)
            (0,least_version/* requireLeast */.JY)(found.tool, found.version, uv_tool_least);
        throw new problem/* Problem */.AF({
            topic: 'a-program-is-missing-or-another-version-is-needed',
            text: `"uv" is not installed on this runner, and there is no pip to bring it. ${setupUv}`,
        });
    }
    if (found) {
        request.log.info(`uv ${found.version} is too old for what is needed: this action brings one that is not, for this build alone.`);
    }
    const directory = (0,external_node_path_.join)(request.work, 'uv');
    const tool = (0,external_node_path_.join)(directory, 'bin', 'uv');
    if ((0,external_node_fs_.existsSync)(tool))
        return brought(tool, request);
    const file = (0,external_node_path_.join)(request.work, 'uv.txt');
    await (0,promises_.writeFile)(file, `${pinned}\n`);
    const ended = await runPip(python, [
        ...['install', '--require-hashes', '--only-binary=:all:', '--no-deps', '--no-compile'],
        ...['--target', directory, '-r', file],
    ], request.work, request);
    if (ended.exitCode !== 0) {
        throw new problem/* Problem */.AF({
            topic: 'a-program-is-missing-or-another-version-is-needed',
            text: `uv is needed and is not installed, and pip could not install it. ${(0,run_tool/* explain */.WE)(pipTool, ended).text} ${setupUv}`,
        });
    }
    return brought(tool, request);
}
async function brought(command, request) {
    return { ...(await versioned(command, request)), isBrought: true };
}
async function versioned(command, request) {
    const tool = { name: 'uv', command, setupHint: setupUv, remedies: remedies };
    return { tool, version: await (0,run_tool/* probedVersion */.fL)(tool, /^uv (\S+)/, request.work, request) };
}
async function isOnPath(tool, { PATH = '' }) {
    const found = await Promise.all(PATH.split(external_node_path_.delimiter).map((folder) => (0,promises_.access)((0,external_node_path_.join)(folder, tool), promises_.constants.X_OK).then(() => true, () => false)));
    return found.includes(true);
}
/** Runs a uv command, with those settings of the user that settings.ts lists, and returns how it ended. */
async function runUv({ tool, isBrought = false }, args, cwd, { env, log, work }, { isProject = false } = {}) {
    const config = await writeUvSettings({ cwd, work, env, isProject, isBrought, isPip: args[0] === 'pip' });
    const settings = ['--config-file', config, '--no-progress', '--color', 'never'];
    return (0,run_tool/* tryTool */.Kg)(tool, [...args, ...settings], cwd, { env: uvEnvironment(env), log });
}

;// CONCATENATED MODULE: ./src/install/python/wheels.ts


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
    return kind === 'linux' || (needed !== undefined && (0,layer_runtimes/* compareVersions */.Zy)(needed, glibc) <= 0);
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
    const isEarlier = major === minor.split('.')[0] && (!exact || (0,layer_runtimes/* compareVersions */.Zy)(exact, minor) <= 0);
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

;// CONCATENATED MODULE: ./src/install/python/local-wheel.ts













/**
 * A package that is in the checkout as a requirement on its wheel, which is built where there is only its source. Throws a Problem,
 * also for a file that is not what its hashes name.
 */
async function asWheel(local, by) {
    await requireHashes(local);
    if (local.path.endsWith('.whl'))
        return onWheel(local.path, local);
    await requireLeave(local, by.request);
    return onWheel(await built(local, by), local);
}
/** Builds a wheel of a source; what that build needs is installed from wheels, but for what may be built. */
async function built({ path }, { uv, python, request }) {
    const name = (0,external_node_path_.relative)(request.work, path).replace(/\W+/g, '-');
    const directory = (0,external_node_path_.join)(request.work, 'wheels', name);
    await (0,promises_.mkdir)(directory, { recursive: true });
    const { installScripts: allowed } = request;
    const { 'build-system': { requires = [] } = {} } = (await readPyproject(path)) ?? {};
    const addresses = builds_addressesIn(requires.map((text) => requirementOf(text)));
    const ended = await runUv(uv, [
        ...['build', '--wheel', path, '--out-dir', directory],
        ...(python ? ['--python', python.command] : []),
        ...(allowed === true ? [] : ['--no-build']),
        ...(typeof allowed === 'boolean'
            ? []
            : allowedNames(allowed, addresses).flatMap((one) => ['--no-binary-package', one])),
    ], request.work, request);
    const wheel = (await (0,promises_.readdir)(directory)).find((file) => file.endsWith('.whl'));
    if (ended.exitCode === 0 && wheel !== undefined)
        return (0,external_node_path_.join)(directory, wheel);
    throw new problem/* Problem */.AF((0,message/* reworded */.Fg)((0,run_tool/* explain */.WE)(uv.tool, ended), (reason) => `The package in ${path} could not be built. ${reason}`));
}
/** A folder is code of the checkout's own; an archive is somebody's package, as one from an index is. */
async function requireLeave({ path }, { installScripts }) {
    if (!(await (0,promises_.stat)(path)).isFile())
        return;
    const name = normalised(/^(.+?)-\d/.exec((0,external_node_path_.basename)(path))?.[1] ?? (0,external_node_path_.basename)(path));
    if (mayBuild(installScripts, name, []))
        return;
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `The source archive ${(0,external_node_path_.basename)(path)} cannot be installed without running its code. ` +
            `Add ${name} to "install-scripts", or put a wheel in its place.`,
    });
}
/** Throws a Problem for a file that none of its hashes fits. */
async function requireHashes({ path, hashes }) {
    if (hashes.length === 0)
        return;
    const name = (0,external_node_path_.basename)(path);
    if (!(await (0,promises_.stat)(path)).isFile()) {
        throw new problem/* Problem */.AF({
            topic: 'it-is-not-what-the-hashes-name',
            text: `The requirements of "source" have a hash for ${name}, which is a folder, and only a file has one. Remove the hash, or build a wheel.`,
        });
    }
    for (const hash of hashes) {
        const [algorithm = '', digest = ''] = hash.toLowerCase().split(':');
        if ((0,external_node_crypto_.getHashes)().includes(algorithm) && (await (0,base_files/* hashOfFile */.QY)(path, algorithm)) === digest)
            return;
    }
    throw new problem/* Problem */.AF({
        topic: 'it-is-not-what-the-hashes-name',
        text: `A package is not the one that the hashes name: ${name} has changed since it was locked. ` +
            'Find out why before you lock it again.',
    });
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

// EXTERNAL MODULE: ./node_modules/@renovatebot/pep440/index.js
var pep440 = __webpack_require__(8898);
;// CONCATENATED MODULE: ./src/install/python/versions.ts

/** Whether a version of Python, such as `3.13.5`, is among those that specifiers permit: those of PEP 440, and `^`, `~`, `||` of poetry. */
function permits(specifiers, version) {
    const [, release] = /^(\d+(?:\.\d+)*)/.exec(version) ?? [];
    if (release === undefined)
        return false;
    return specifiers
        .split('||')
        .some((all) => clausesOf(all).every((clause) => isMet(clause, release, version)));
}
/** Whether two texts are the same version: `1.0`, `1.0.0` and `v1` are. If one of them has no local part, that of the other is ignored. */
function isSameVersion(one, other) {
    const [first, second] = [(0,pep440.explain)(one), (0,pep440.explain)(other)];
    if (!first || !second)
        return one.toLowerCase() === other.toLowerCase();
    const isLocalSame = first.local === null || second.local === null || first.local === second.local;
    return isLocalSame && (0,pep440.eq)(first.public, second.public);
}
/** The clauses of a list. Without an operator, a version means `==`. Whatever is not a clause is skipped. */
function clausesOf(list) {
    const clause = /(?:(\^|~=|~|===?|!=|<=|>=|<|>)\s*)?(v?\d(?:[\w.+-]|!\d)*\*?)/gi;
    return [...list.matchAll(clause)].map(([, operator = '==', text = '']) => ({
        operator,
        text,
        bound: boundOf(text.replace(/\.\*$/, '')),
    }));
}
/** A version as it is, or its numbers if PEP 440 does not know its form. */
function boundOf(version) {
    return (0,pep440.valid)(version) ?? /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';
}
const comparisons = { '>=': pep440.ge, '>': pep440.gt, '<=': pep440.le, '<': pep440.lt };
/** Installers judge a pre-release of Python by its release, except for `===`, which compares texts. */
function isMet({ operator, text, bound }, release, version) {
    // satisfies() compares `<` and `>` by the numbers alone, and would not find 3.13.0 below 3.13.0.post1.
    const compare = comparisons[operator];
    if (compare)
        return compare(release, bound);
    if (operator === '===')
        return version === text;
    // satisfies() does not find the `3.13.0` of `==3.13.0.*` in 3.13.
    const padded = `${release}${'.0'.repeat(bound.split('.').length)}`;
    return rangesFor({ operator, text, bound }).every((range) => (0,pep440.satisfies)(padded, range));
}
/** The same as ranges that PEP 440 knows. */
function rangesFor({ operator, text, bound }) {
    const numbers = (0,pep440.explain)(bound)?.release ?? [];
    switch (operator) {
        case '^':
            return [`>=${bound}`, `==${numbers.slice(0, 1).join('.')}.*`];
        case '~':
            return [`>=${bound}`, `==${numbers.slice(0, 2).join('.')}.*`];
        case '~=':
            return [numbers.length > 1 ? `~=${bound}` : `>=${bound}`];
        default:
            return [`${operator}${bound}${text.endsWith('.*') ? '.*' : ''}`];
    }
}

;// CONCATENATED MODULE: ./src/install/python/markers.ts



/** Whether a requirement's text, as PEP 508 writes it, asks for something on a target: without a marker it always does. */
function isFor(text, target) {
    return holds(splitMarker(text).marker, target);
}
/** Whether a marker holds on a target (PyPA: "Dependency specifiers"); an empty one does. */
function holds(marker, target) {
    const tokens = marker.match(/'[^']*'|"[^"]*"|[()]|[<>=!~]+|[\w.]+/g) ?? [];
    return tokens.length === 0 || either({ tokens, at: 0, values: valuesOf(target) });
}
/** A marker that always holds, or never, and that any installer can judge. */
function markerThat(isTrue) {
    return isTrue ? 'python_version >= "0"' : 'python_version < "0"';
}
const versions = ['python_version', 'python_full_version', 'implementation_version'];
function valuesOf({ minor, full, architecture }) {
    const machine = machineOf[architecture];
    return {
        ...{ python_version: minor, python_full_version: full, implementation_version: full },
        ...{ os_name: 'posix', sys_platform: 'linux', platform_system: 'Linux', platform_machine: machine },
        ...{ implementation_name: 'cpython', platform_python_implementation: 'CPython' },
        ...{ python_implementation: 'CPython', 'platform.python_implementation': 'CPython' },
        ...{ 'os.name': 'posix', 'sys.platform': 'linux', 'platform.machine': machine },
    };
}
function either(reading) {
    let result = both(reading);
    while (took(reading, 'or'))
        result = both(reading) || result;
    return result;
}
function both(reading) {
    let result = comparison(reading);
    while (took(reading, 'and'))
        result = comparison(reading) && result;
    return result;
}
function comparison(reading) {
    if (took(reading, '(')) {
        const result = either(reading);
        took(reading, ')');
        return result;
    }
    const left = next(reading);
    const operator = took(reading, 'not') ? `not ${next(reading)}` : next(reading);
    const right = next(reading);
    const isReversed = isText(left);
    const variable = isReversed ? right : left;
    const isPart = isReversed && operator.endsWith('in');
    if (versions.includes(variable) && !isPart) {
        const asked = (isReversed ? left : right).slice(1, -1);
        return compareVersion(reading.values[variable] ?? '', isReversed ? reverse(operator) : operator, asked);
    }
    return compareTexts(markers_valueOf(left, reading), operator, markers_valueOf(right, reading));
}
function compareVersion(version, operator, asked) {
    const listed = asked.split(/[\s,|]+/).filter((one) => one !== '');
    const isListed = listed.some((one) => permits(`==${one}`, version));
    if (operator === 'in')
        return isListed;
    if (operator === 'not in')
        return !isListed;
    return permits(`${operator}${asked}`, version);
}
function compareTexts(left, operator, right) {
    switch (operator) {
        case 'in':
            return right.includes(left);
        case 'not in':
            return !right.includes(left);
        case '==':
        case '===':
            return left === right;
        case '!=':
            return left !== right;
        case '<':
            return left < right;
        case '<=':
            return left <= right;
        case '>':
            return left > right;
        case '>=':
            return left >= right;
        default:
            return false;
    }
}
const reversed = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
function reverse(operator) {
    return reversed[operator] ?? operator;
}
function markers_valueOf(token, { values }) {
    return isText(token) ? token.slice(1, -1) : (values[token] ?? '');
}
function isText(token) {
    return /^['"]/.test(token);
}
function next(reading) {
    return reading.tokens[reading.at++] ?? '';
}
function took(reading, token) {
    const isNext = reading.tokens[reading.at] === token;
    if (isNext)
        reading.at++;
    return isNext;
}

;// CONCATENATED MODULE: ./src/install/python/record.ts





/** The names of the folders in which installed packages describe themselves. */
async function distInfos(directory) {
    if (!(0,external_node_fs_.existsSync)(directory))
        return [];
    return (await (0,promises_.readdir)(directory)).filter((name) => name.endsWith('.dist-info')).sort();
}
/** The files that a package says it has; none if it has no RECORD (PyPA: "Recording installed projects"). */
async function recordOf(directory, info) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(directory, info, 'RECORD'));
    return text.split(/\r?\n/).flatMap((line) => {
        const [, quoted, plain = '', rest = ''] = /^(?:"((?:[^"]|"")*)"|([^,"]*))(,.*)$/.exec(line) ?? [];
        const written = quoted?.replaceAll('""', '"') ?? plain;
        return written === '' ? [] : [{ path: written.replace(/^(?:\.\.\/)+/, ''), written, rest }];
    });
}
/** The text of a RECORD, the same in whatever order an installer wrote its lines. */
function textOfRecord(files) {
    const lines = files.map(({ path, rest }) => `${record_quoted(path)}${rest}`);
    return requirements_textOf([...new Set(lines)].sort());
}
function record_quoted(path) {
    return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}
/** The files that packages say they have, and that are not there. */
async function missingIn(directory) {
    const infos = await distInfos(directory);
    const files = (await Promise.all(infos.map((info) => recordOf(directory, info)))).flat();
    return files.map(({ path }) => path).filter((path) => !(0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, path)));
}

;// CONCATENATED MODULE: ./src/install/python/scripts.ts





/** The programs of a package: what installers put into `bin` for it. */
const isInBin = ({ path }) => path.startsWith('bin/');
/** A first line that finds Lambda's Python, and any other, by PATH. */
const portable = '#!/usr/bin/env python3\n';
/**
 * The first line by which an installer names the Python of its machine, or the three that it writes if the path is long
 * (PyPA: "Binary distribution format", "Recommended installer features").
 */
const byInterpreter = /^#!(?!\S*\/env\s)(?:\/[^\n]*\/(?:python|pypy)[\d.]*w?(?:[ \t][^\n]*)?|\/bin\/sh\r?\n'''exec' [^\n]*(?:python|pypy)[^\n]*\n' ''')\r?(?:\n|$)/;
/** Enough for a first line that names a path. */
const longestHead = 8192;
/**
 * Makes the programs of a package the same on every machine. Commands that an installer generated from entry points are removed:
 * installers write them differently. What the package itself brought stays, and finds its Python by PATH. Returns the files
 * that are left.
 */
async function settleScripts(directory, info, files) {
    const commands = await scripts_commandsOf((0,external_node_path_.join)(directory, info, 'entry_points.txt'));
    // A package that is imported as "bin" has its modules there.
    const isPackage = files.some(({ path }) => path === 'bin/__init__.py');
    const settled = await Promise.all(files.map(async (file) => {
        if (!isInBin(file) || (isPackage && file.path.endsWith('.py')))
            return file;
        return settle(directory, file, commands);
    }));
    return settled.filter((file) => file !== undefined);
}
async function settle(directory, file, commands) {
    const path = (0,external_node_path_.join)(directory, file.path);
    const head = await headOf(path);
    const isProgram = head.startsWith('#!') || head.startsWith('\u007fELF');
    // Not every installer makes executable what was packed on Windows.
    if (isProgram)
        await (0,promises_.chmod)(path, 0o755);
    if (!byInterpreter.test(head))
        return file;
    if (isGenerated(file.path.slice('bin/'.length), commands)) {
        await (0,promises_.rm)(path);
        return undefined;
    }
    const content = (await (0,base_files/* readBytes */.io)(path, 'text')).toString('latin1').replace(byInterpreter, portable);
    await (0,promises_.writeFile)(path, content, 'latin1');
    return { ...file, rest: scripts_digestOf(Buffer.from(content, 'latin1')) };
}
/** pip and its kin get commands with the version of Python in their names, too. */
function isGenerated(name, commands) {
    const [, plain = name] = /^(pip|easy_install)-?\d+(?:\.\d+)*$/.exec(name) ?? [];
    return commands.includes(name) || commands.includes(plain);
}
/** The names of the commands that an installer generates for a package (PyPA: "Entry points specification"). */
async function scripts_commandsOf(entryPoints) {
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(entryPoints);
    let section = '';
    return text.split(/\r?\n/).flatMap((line) => {
        section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1]?.trim() ?? section;
        const name = line.includes('=') ? cutAt(line, '=')[0].trim() : '';
        const isName = name !== '' && !/^[#;[]/.test(name);
        return isName && /^(?:console|gui)_scripts$/.test(section) ? [name] : [];
    });
}
async function headOf(path) {
    const file = await (0,promises_.open)(path).catch(() => undefined);
    if (!file)
        return '';
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0);
        return buffer.toString('latin1', 0, bytesRead);
    }
    finally {
        await file.close();
    }
}
/** Hash and size as a RECORD has them. */
function scripts_digestOf(content) {
    return `,sha256=${(0,external_node_crypto_.createHash)('sha256').update(content).digest('base64url')},${content.length}`;
}

;// CONCATENATED MODULE: ./src/install/python/normalise.ts







/** What installers write next to a package, with paths, times and names of their own. */
const leftByInstallers = ['INSTALLER', 'REQUESTED', 'direct_url.json', 'uv_cache.json', 'uv_build.json'];
/** Leaves in a directory of packages what their wheels hold, so that it is the same wherever and by whatever it was installed. */
async function normalise(directory) {
    await remove((0,external_node_path_.join)(directory, '.lock'));
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    const caches = entries.filter((entry) => entry.isDirectory() && entry.name === '__pycache__');
    await Promise.all(caches.map(({ parentPath, name }) => remove((0,external_node_path_.join)(parentPath, name))));
    for (const info of await distInfos(directory)) {
        await Promise.all(leftByInstallers.map((name) => remove((0,external_node_path_.join)(directory, info, name))));
        await normalise_settle(directory, info);
    }
    await removeEmptyHeaders((0,external_node_path_.join)(directory, 'include'));
    // It stays if a package has brought programs of its own.
    await (0,promises_.rmdir)((0,external_node_path_.join)(directory, 'bin')).catch(() => undefined);
}
/** The dist-infos of packages that an installer has taken from this machine (PyPA: "Direct URL Data Structure"); gone once normalised. */
async function localInfos(directory) {
    const infos = await distInfos(directory);
    const urls = infos.map((info) => (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(directory, info, 'direct_url.json')));
    const isLocal = (await Promise.all(urls)).map((text) => /"url":\s*"file:/.test(text));
    return infos.filter((_, index) => isLocal[index]);
}
/** Brings the files of one package to where and what they are by any installer, and lists them so in its RECORD. */
async function normalise_settle(directory, info) {
    const recorded = await recordOf(directory, info);
    if (recorded.length === 0)
        return;
    const moved = await Promise.all(recorded.map((file) => settleHeader(directory, file)));
    const files = await settleScripts(directory, info, moved);
    const there = files.filter(({ path }) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, path)));
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, info, 'RECORD'), textOfRecord(there));
}
/** pip has a folder of its own for the headers of wheels, and takes names as they are written. */
async function settleHeader(directory, file) {
    const [, name, rest] = pipsHeader.exec(file.written) ?? [];
    if (name === undefined || rest === undefined)
        return file;
    const path = `include/${normalised(name)}/${rest}`;
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(directory, path)), { recursive: true });
    // What is listed twice is moved once.
    await (0,promises_.rename)((0,external_node_path_.join)(directory, file.path), (0,external_node_path_.join)(directory, path)).catch(() => undefined);
    return { ...file, path };
}
const pipsHeader = /^(?:\.\.\/)+include\/python[\d.]*\/([^/]+)\/(.+)$/;
/** Removes the folders of headers that pip leaves empty. */
async function removeEmptyHeaders(include) {
    const found = await (0,promises_.readdir)(include, { withFileTypes: true }).catch(() => []);
    for (const { name } of found.filter((one) => one.isDirectory() && /^python[\d.]*$/.test(one.name))) {
        const entries = await (0,promises_.readdir)((0,external_node_path_.join)(include, name), { recursive: true, withFileTypes: true });
        if (entries.every((entry) => entry.isDirectory()))
            await remove((0,external_node_path_.join)(include, name));
    }
}
function remove(path) {
    return (0,promises_.rm)(path, { recursive: true, force: true });
}

;// CONCATENATED MODULE: ./src/install/python/build-guard.ts



/** For a package manager that knows no option against builds. */
async function withoutBuilds(checkout, { work, env }) {
    const folder = (0,external_node_path_.join)(work, 'build-guard');
    const notes = (0,external_node_path_.join)(folder, 'blocked.txt');
    await (0,promises_.mkdir)(folder, { recursive: true });
    await (0,promises_.writeFile)(notes, '');
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, 'sitecustomize.py'), guard(checkout, notes));
    const others = env['PYTHONPATH'] ? [env['PYTHONPATH']] : [];
    return {
        env: { ...env, PYTHONPATH: [folder, ...others].join(external_node_path_.delimiter) },
        blocked: async () => [...new Set((await (0,base_files/* readText */.yR)(notes)).split('\n').filter(Boolean))].sort(),
    };
}
/**
 * A module that every Python loads before its program. pyproject_hooks, which package managers build with, runs a build backend by its
 * file `_in_process.py`, in the folder of the package.
 */
function guard(checkout, notes) {
    return `import os
with open("/proc/self/cmdline", "rb") as file:
    arguments = file.read().split(b"\\0")
if any(os.path.basename(one) == b"_in_process.py" or b"setup.py" in one for one in arguments):
    checkout = os.path.realpath(${JSON.stringify(checkout)})
    here = os.path.realpath(os.getcwd())
    if os.path.commonpath([checkout, here]) != checkout:
        with open(${JSON.stringify(notes)}, "a") as file:
            file.write(os.path.basename(here) + "\\n")
        os._exit(1)
`;
}

;// CONCATENATED MODULE: ./src/install/python/pip-install.ts











/**
 * Installs a set into a directory, wheels only. Gives what must be there then; undefined where pip finds no wheel for something, or
 * leaves out what another package has a folder for.
 * Throws a Problem for any other failure.
 */
async function installByPip(by, directory) {
    const { python, set, scratch, request } = by;
    await (0,promises_.mkdir)(scratch, { recursive: true });
    const report = (0,external_node_path_.join)(scratch, 'report.json');
    const args = ['install', '--target', directory, '--report', report, ...(await pip_install_settingsFor(by))];
    // Not all of what a wheel needs comes from an index: pip would build what an address gives.
    const { env, blocked } = await withoutBuilds((0,external_node_path_.join)(scratch, 'nothing'), { work: scratch, env: request.env });
    const ended = await runPip(python, args, set.cwd, { ...request, env });
    if ((await blocked()).length > 0)
        return undefined;
    if (ended.exitCode === 0) {
        const [lost] = await missingIn(directory);
        if (lost === undefined)
            return [...pinsOf(by), ...reported(await (0,base_files/* readText */.yR)(report))];
        request.log.info(`pip left out ${lost}: two packages have a folder of that name at the top.`);
        return undefined;
    }
    if (isUnreachable(ended.lines))
        throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(pipTool, ended));
    if (/No matching distribution found|ResolutionImpossible/.test(ended.lines.join('\n')))
        return undefined;
    throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(pipTool, ended));
}
/** Where an index cannot be reached, pip says in the end that it has nothing. */
function isUnreachable(lines) {
    const output = lines.join('\n');
    return /connection broken by|Could not fetch URL|\b(?!404)[45]\d\d (Client|Server) Error|HTTP error (?!404)[45]\d\d/i.test(output);
}
async function pip_install_settingsFor({ set, scratch, target }) {
    const { requirements, constraints, indexLines, trustedHosts, prereleases } = set.wanted;
    const list = (0,external_node_path_.join)(scratch, 'wanted.txt');
    const limits = (0,external_node_path_.join)(scratch, 'constraints.txt');
    await (0,promises_.writeFile)(list, requirements_textOf([...indexLines, ...requirements.map(lineOf)]));
    await (0,promises_.writeFile)(limits, requirements_textOf(constraints.map(({ text }) => text)));
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
        // In an environment of its own a build would not see the guard.
        '--no-build-isolation',
        ...['--no-warn-script-location', '--progress-bar', 'off'],
    ];
}
/** What the set itself pins for the target. */
function pinsOf({ set: { wanted }, target }) {
    return wanted.requirements.filter(({ text, version }) => version !== undefined && isFor(text, target));
}
/** What pip says it has installed. */
function reported(json) {
    const { install } = JSON.parse(json);
    return install.map(({ metadata: { name, version } }) => ({ name: normalised(name), version }));
}

;// CONCATENATED MODULE: ./src/install/python/requirement-set.ts

/** Where all packages of a set come from that come from git or from the web. */
function addressesOf({ wanted, addresses = [] }) {
    return [...builds_addressesIn([...wanted.requirements, ...wanted.constraints]), ...addresses];
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./src/install/python/requirements-file.ts











/** Reads a requirements file with all that it includes. Throws a Problem for a file that is missing, or outside of the workspace. */
async function readRequirements(path, place) {
    return withHashesOfConstraints(await readFrom(path, startingAt(place)));
}
/** A constraint's hashes are the requirement's too; pip then asks for a hash of everything else. */
function withHashesOfConstraints(wanted) {
    const constraints = wanted.constraints.filter(({ hashes }) => hashes.length > 0);
    if (constraints.length === 0)
        return wanted;
    const byName = Map.groupBy(constraints, ({ name }) => name);
    const requirements = wanted.requirements.map((one) => ({
        ...one,
        hashes: one.hashes.length > 0 ? one.hashes : (byName.get(one.name) ?? []).flatMap(({ hashes }) => hashes),
    }));
    const bare = requirements.filter(({ hashes }) => hashes.length === 0);
    if (bare.length === 0)
        return { ...wanted, requirements };
    throw new problem/* Problem */.AF({
        topic: 'it-is-not-what-the-hashes-name',
        text: `A constraints file has hashes, and then all requirements must have one: ${bare.map(({ text }) => text).join(', ')} ` +
            'has none. Add it with its hashes.',
    });
}
/** What a text in the format of pip's requirements files asks for. Throws a Problem for what it includes and cannot be read. */
async function parseRequirements(text, place) {
    return parse(text, { ...startingAt(place), file: place.directory });
}
function startingAt({ directory, workspace }) {
    return {
        directory,
        workspace,
        level: 0,
        constraining: 0,
        seen: new Set(),
        files: (0,limits/* newBudget */.k$)('requirementsFiles'),
        requirements: (0,limits/* newBudget */.k$)('requirements'),
    };
}
async function readFrom(path, reading) {
    const { level, constraining, seen, files, workspace } = reading;
    const key = `${constraining} ${path}`;
    if (seen.has(key))
        return nothing;
    seen.add(key);
    files.spend(path);
    (0,limits/* requireWithinLimit */.Uc)('includes', path, level);
    if (!(0,base_paths/* isInside */.FK)(workspace, path)) {
        throw new problem/* Problem */.AF({
            topic: 'what-is-needed-lies-outside-of-the-checkout',
            text: `The requirements file ${path} lies outside of the checkout. Move it into it.`,
        });
    }
    const bytes = await (0,base_files/* readBytes */.io)(path, 'manifest').catch((error) => {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `The requirements file ${path} cannot be read: ${reason.text}. Add it, or remove the line that names it.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    });
    return parse(decode(bytes), { ...reading, file: path, level: level + 1 });
}
/** Editors of Windows write UTF-16, and pip reads it. */
function decode(bytes) {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
async function parse(text, at) {
    const lists = [];
    // One after another: of a file that is named twice, the first place counts.
    for (const line of logicalLines(text).flatMap(optionsIn)) {
        at.requirements.spend(at.file);
        lists.push(await parseLine(line, at));
    }
    return joined(lists);
}
async function parseLine(line, at) {
    const [begin = '', short, long] = /^(?:-([a-z])|--([a-z-]+)(?:[\s=]|$))/i.exec(line) ?? [];
    const option = short ?? long;
    if (option === undefined)
        return parseRequirement(line, at);
    const meaning = meanings[option];
    if (meaning)
        return meaning(requirements_file_unquoted(line.slice(begin.length)), at);
    if (harmless.has(option))
        return nothing;
    throw new problem/* Problem */.AF({
        topic: 'a-manifest-cannot-be-read',
        text: `The requirements of "source" have the option ${line.split(/[\s=]/)[0] ?? ''}, which this action does not know. Remove it.`,
    });
}
const indexLine = (option) => (value, at) => Promise.resolve({ ...nothing, indexLines: [`${option} ${requirements_file_placed(value, at)}`] });
const requirements_file_include = (value, at) => readFrom(includedBy(at, value), at);
const constrain = async (value, at) => {
    const constraining = at.constraining === 0 ? 1 : 2;
    const { requirements, indexLines, formats } = await readFrom(includedBy(at, value), { ...at, constraining });
    return { ...nothing, indexLines, formats, constraints: requirements };
};
const editable = (value, at) => parseRequirement(value, at);
const meanings = {
    r: requirements_file_include,
    requirement: requirements_file_include,
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
    'no-binary': (value) => Promise.resolve({ ...nothing, formats: [{ option: 'no-binary', value }] }),
    'only-binary': (value) => Promise.resolve({ ...nothing, formats: [{ option: 'only-binary', value }] }),
    pre: () => Promise.resolve({ ...nothing, prereleases: true }),
};
/** Hashes are required as soon as there is one. */
const harmless = new Set(['require-hashes', 'prefer-binary', 'use-feature', 'use-pep517']);
function includedBy({ file }, value) {
    if (/^https?:/.test(value)) {
        throw new problem/* Problem */.AF({
            topic: 'what-is-needed-lies-outside-of-the-checkout',
            text: `The requirements of "source" include ${value}, which can change at any time. Commit that file.`,
        });
    }
    return value.startsWith('file:') ? (0,external_node_url_.fileURLToPath)(value) : (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), value);
}
/** A folder with packages, as an absolute path; an address as it is. */
function requirements_file_placed(value, { file, directory }) {
    return /^[a-z]+:|^\$/i.test(value) ? value : pathOf(value, { file, directory });
}
/** pip looks from where it runs; a file that is included from elsewhere often means its own neighbours. */
function pathOf(value, { file, directory }) {
    // An address without a slash is a path, as uv reads it.
    if (/^file:[^/]/.test(value))
        return pathOf(value.slice('file:'.length), { file, directory });
    const path = value.startsWith('file:')
        ? (0,external_node_url_.fileURLToPath)(value.replace(/^file:(?!\/\/)/, 'file://'))
        : (0,external_node_path_.resolve)(directory, value);
    const beside = (0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), value);
    return (0,external_node_fs_.existsSync)(path) || !(0,external_node_fs_.existsSync)(beside) ? path : beside;
}
async function parseRequirement(line, at) {
    const [text = '', ...options] = line.split(/(?<!\s)\s+(?=--[a-z])/);
    const hashes = options.flatMap((option) => /^--hash[=\s]\s*(\S+)/.exec(option)?.[1] ?? []);
    const local = await localOf(requirements_file_unquoted(text), at);
    if (local)
        return { ...nothing, locals: [{ ...local, hashes: [...hashes, ...local.hashes] }] };
    return { ...nothing, requirements: [remoteOf(requirements_file_unquoted(text), hashes)] };
}
function remoteOf(text, hashes) {
    if (!/^[a-z+]+:\/\//i.test(text))
        return requirementOf(text, hashes);
    const end = text.search(/\s;/);
    const url = (end < 0 ? text : text.slice(0, end)).trimEnd();
    const marker = text.slice(url.length);
    const egg = /[#&]egg=([\w.-]+)/.exec(url)?.[1];
    const last = (0,external_node_path_.basename)(requirements_file_pathIn(url));
    const name = egg ?? nameInFile(last) ?? cutAt(last, '@')[0].replace(/\.git$/, '');
    return { name: normalised(name), text: egg ? `${egg} @ ${url}${marker}` : text, hashes, url };
}
/** The address can hold credentials: it is not repeated. */
function requirements_file_pathIn(url) {
    try {
        return new URL(url.replace(/^[a-z]+\+/i, '')).pathname;
    }
    catch (error) {
        throw new problem/* Problem */.AF({
            topic: 'a-manifest-cannot-be-read',
            text: 'The requirements of "source" have an address that is no URL. For git, write it as ' +
                'name @ git+ssh://git@host/owner/repository.git@tag, with a "/" after the host.',
        }, { cause: error instanceof Error ? error.name : undefined });
    }
}
/** A path, alone or as the address of a name; a name that a folder has too is one only with a slash or a dot before it. */
async function localOf(text, at) {
    const named = partsOf(text);
    const isNamed = named.rest.startsWith('@');
    const [address, marker] = cutAt(isNamed ? named.rest.slice(1).trimStart() : text, ';');
    const { value, extras } = splitExtras(address.trimEnd());
    const isPath = /^(\.|\/|file:)|\//.test(value) || /\.(whl|tar\.gz|zip)(#|$)/.test(value);
    if (!isPath || /^[a-z+]+:/i.test(value.replace(/^file:/, '')))
        return undefined;
    const path = pathOf(cutAt(value, '#')[0], at);
    if (!(await (0,promises_.stat)(path).catch(() => undefined))) {
        throw new problem/* Problem */.AF({
            topic: 'nothing-lies-where-the-path-points',
            text: `The requirements of "source" name ${value}, and there is no such file or directory. Add it, or correct the path.`,
        });
    }
    if (!(0,base_paths/* isInside */.FK)(at.workspace, path)) {
        throw new problem/* Problem */.AF({
            topic: 'what-is-needed-lies-outside-of-the-checkout',
            text: `The requirements of "source" name ${value}, which lies outside of the checkout. Move it into it.`,
        });
    }
    return {
        path,
        extras: extras || (isNamed ? named.extras : ''),
        marker: marker === '' ? '' : `;${marker}`.trim(),
        hashes: hashesIn(value),
    };
}
function requirements_file_unquoted(value) {
    return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}

;// CONCATENATED MODULE: ./src/install/python/platform.ts



/** The glibc versions for which uv has no platform such as "manylinux_2_28". 2.26 is the one of Amazon Linux 2. */
const withoutPlatform = ['2.26'];
/** Arguments by which uv takes wheels for a target, whatever it runs on. `scratch` is a folder for what that needs. */
async function platformArguments(target, python, scratch) {
    const { architecture, glibc, full } = target;
    const version = ['--python-version', full, '--no-python-downloads'];
    if (python && withoutPlatform.includes(glibc)) {
        return [...version, '--python', await pythonThatSays(target, python, scratch)];
    }
    // Without a Python to ask, wheels for an older glibc are taken.
    const kind = withoutPlatform.includes(glibc) ? 'manylinux2014' : `manylinux_${glibc.replace('.', '_')}`;
    return [
        ...version,
        ...['--python-platform', `${machineOf[architecture]}-${kind}`],
        ...(python ? ['--python', python.command] : []),
    ];
}
/**
 * A Python that reports another platform to uv than its own. uv asks its Python for the platform as one line of JSON, and judges wheels by
 * that; what it builds it builds by the Python itself. What is installed is checked afterwards in any case.
 */
async function pythonThatSays({ architecture, glibc }, { command }, scratch) {
    const [major = '', minor = ''] = glibc.split('.');
    const machine = machineOf[architecture];
    const path = (0,external_node_path_.join)(scratch, 'python');
    await (0,promises_.mkdir)(scratch, { recursive: true });
    await (0,promises_.writeFile)(path, [
        '#!/bin/sh',
        `${command} "$@" | sed -E \\`,
        `  -e 's/"os": *\\{[^}]*\\}/"os": {"name": "manylinux", "major": ${major}, "minor": ${minor}}/' \\`,
        `  -e 's/"(arch|platform_machine)": *"[^"]*"/"\\1": "${machine}"/g'`,
        '',
    ].join('\n'));
    await (0,promises_.chmod)(path, 0o755);
    return path;
}

;// CONCATENATED MODULE: ./src/install/python/uv-arguments.ts




/** The packages to build, without those that exist as local wheels: uv rejects a wheel of a package that it must build. */
function withoutWheels(builds, pins) {
    const local = pins.filter(({ url }) => url?.startsWith('file:')).map(({ name }) => name);
    return builds.filter((name) => !local.includes(name));
}
/** Arguments by which uv builds these packages and no others. */
function buildArguments(names) {
    return ['--only-binary', ':all:', ...names.flatMap((name) => ['--no-binary', name])];
}
/** Arguments for the target and the choice of an index. With hashes it does not matter which index a package comes from. */
async function targetArguments({ set, target, python, scratch }) {
    const asPip = set.rules === 'pip' || set.complete;
    return [
        ...(await platformArguments(target, python, scratch)),
        ...(asPip ? ['--index-strategy', 'unsafe-best-match'] : []),
        ...(set.complete ? indexArguments(set) : []),
        ...set.wanted.trustedHosts.flatMap((host) => ['--allow-insecure-host', host]),
    ];
}
/** Arguments for the indexes that pins come from. */
function indexArguments({ indexes = [] }) {
    return indexes.flatMap((index) => ['--index', index]);
}
/** Writes requirements to a file, with the lines that name their indexes, and returns its path. */
async function writeRequirements({ set, scratch }, name, requirements) {
    const path = (0,external_node_path_.join)(scratch, name);
    await (0,promises_.writeFile)(path, requirements_textOf([...set.wanted.indexLines, ...requirements.map(lineOf)]));
    return path;
}

;// CONCATENATED MODULE: ./src/install/python/uv-resolve.ts




















/** What the set comes to for the target: first by wheels only, then with what may be built of what has none. */
async function resolvePins(by) {
    const { installScripts: allowed } = by.request;
    const addresses = addressesOf(by.set);
    let builds = withoutWheels(wantedBuilds(by.set.wanted, allowed, addresses), by.set.wanted.requirements);
    for (;;) {
        const attempt = await (by.set.complete ? locked(by, builds) : compile(by, builds));
        if ('pins' in attempt)
            return { pins: attempt.pins, builds };
        const missing = await withoutWheel(by, attempt.ended, builds);
        if (missing.length === 0)
            throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(by.uv.tool, attempt.ended));
        const named = missing.flatMap(({ name, address }) => (address === undefined ? [] : [{ name, address }]));
        const all = [...addresses, ...named];
        const held = missing.filter(({ name }) => !mayBuild(allowed, name, all));
        if (held.length > 0)
            throw new problem/* Problem */.AF((0,message/* about */.Cv)('there-is-no-wheel', noWheels(held, all, by)));
        builds = [...builds, ...missing.map(({ name }) => name)];
    }
}
/** What a lock file asks for on the target, which nothing else may change, if uv can have it. */
async function locked(by, builds) {
    const pins = by.set.wanted.requirements.filter(({ text }) => isFor(text, by.target));
    requireHashesOfAll(pins, by.set);
    if (pins.length === 0)
        return { pins };
    const ended = await tryToHave(pins, 'wanted.txt', by, builds, by.request);
    return ended.exitCode === 0 ? { pins } : { ended };
}
async function compile(by, builds) {
    const { set, scratch, uv, request } = by;
    const output = (0,external_node_path_.join)(scratch, `resolved-${builds.length}.txt`);
    const input = set.manifest?.args ?? [await writeRequirements(by, 'wanted.txt', set.wanted.requirements)];
    const args = [...input, '--no-annotate', '--no-header', '--quiet', '--output-file', output];
    const ended = await runUv(uv, ['pip', 'compile', ...args, ...(await resolveArguments(by, builds)), ...(await targetArguments(by))], set.cwd, request, { isProject: set.rules === 'uv' });
    if (ended.exitCode !== 0)
        return { ended };
    return { pins: await uv_resolve_pinsOf(await (0,base_files/* readText */.yR)(output), by) };
}
/** The pins that uv has written, each with what the set says of it: its hashes, or the location of its wheel. */
async function uv_resolve_pinsOf(text, by) {
    const { set } = by;
    const { requirements, locals } = await parseRequirements(text, { directory: set.cwd, workspace: '/' });
    const pins = requirements.map((pin) => ({ ...pin, hashes: hashesOf(pin, set) }));
    requireHashesOfAll(pins, set);
    const wheels = locals.map(async (local) => {
        const url = (0,external_node_url_.pathToFileURL)(local.path).href;
        return set.wanted.requirements.find((one) => one.url === url) ?? (await asWheel(local, by));
    });
    return [...pins, ...(await Promise.all(wheels))];
}
/** As pip does. In a uv.lock only files of an index that lists hashes have some, and uv installs the others too. */
function requireHashesOfAll(pins, { rules }) {
    if (rules === 'uv')
        return;
    const hashed = pins.some(({ hashes }) => hashes.length > 0);
    const bare = pins.filter(({ hashes, url }) => hashed && hashes.length === 0 && url === undefined);
    if (bare.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'it-is-not-what-the-hashes-name',
        text: `Some requirements have a hash, and then all must have one: ${bare.map(({ text }) => text).join(', ')} ` +
            'has none, or is not among them. Add it with its hashes.',
    });
}
/** A set can ask for several versions of a package, each with a marker of its own. */
function hashesOf({ name, version }, { wanted }) {
    const named = wanted.requirements.filter((one) => one.name === name);
    const [only, ...others] = named;
    if (only && others.length === 0)
        return only.hashes;
    const same = named.filter((one) => isSameVersion(one.version ?? '', version ?? ''));
    return same.flatMap(({ hashes }) => hashes);
}
/** The packages without a wheel for the target: those that uv has named, and, tried one by one, those that it had not come to yet. */
async function withoutWheel(by, { lines }, builds) {
    const named = wheellessIn(lines);
    if (named.length === 0)
        return [];
    const atOnce = (0,p_limit/* default */.A)(8);
    const others = by.set.wanted.requirements.filter(({ text }) => isFor(text, by.target));
    const found = await Promise.all(others.map((requirement, index) => atOnce(async () => {
        const ended = await tryToHave([requirement], `probe-${index}.txt`, by, builds, (0,quiet/* quiet */.j)(by.request));
        return ended.exitCode === 0 ? [] : wheellessIn(ended.lines);
    })));
    const all = [...found.flat(), ...named].filter(({ name }) => !builds.includes(name));
    return [...new Map(all.map((one) => [one.name, one])).values()];
}
/** Whether uv can have some requirements, without installing them. */
async function tryToHave(requirements, file, by, builds, request) {
    return runUv(by.uv, [
        ...['pip', 'install', '--dry-run', '--target', (0,external_node_path_.join)(by.scratch, 'nothing')],
        ...['--requirements', await writeRequirements(by, file, requirements)],
        ...(await resolveArguments(by, builds)),
        ...(await targetArguments(by)),
    ], by.set.cwd, request);
}
function noWheels(missing, addresses, { set, target }) {
    const items = itemsFor(missing.flatMap(({ name }) => originsOf(name, addresses)));
    const names = missing.map(({ name, neededBy }) => {
        const own = set.wanted.requirements.find((one) => one.name === name && isFor(one.text, target));
        if (!own)
            return neededBy === undefined ? name : `${name} (which ${neededBy} needs)`;
        return own.version === undefined ? name : `${name}==${own.version}`;
    });
    return (`There is no wheel for ${target_inWords(target)} of ${names.join(', ')}. Ask for a version that has one, or for another ` +
        `runtime or architecture; or set "install-scripts: ${items}" if it may be built from its source, which gives what runs ` +
        "there if it is pure Python, or if this runner has the target's Python and architecture.");
}
/** Arguments for the depth of a resolution, its constraints, and what uv is allowed to build. */
async function resolveArguments({ set, scratch }, builds) {
    const { complete, wanted, manifest } = set;
    const { constraints, prereleases } = wanted;
    const file = (0,external_node_path_.join)(scratch, 'constraints.txt');
    await (0,promises_.writeFile)(file, requirements_textOf(constraints.map(({ text }) => text)));
    return [
        ...(complete ? ['--no-deps'] : []),
        // Local packages have no wheel yet.
        ...buildArguments([...builds, ...(manifest?.ownNames ?? [])]),
        ...(constraints.length > 0 ? ['--constraints', file] : []),
        ...(prereleases ? ['--prerelease', 'allow'] : []),
    ];
}

;// CONCATENATED MODULE: ./src/install/python/uv-install.ts









/** Installs a set into a directory, from wheels unless a package is allowed to be built. Returns exactly what the directory must contain. Throws a Problem. */
async function installByUv(by, directory) {
    await (0,promises_.mkdir)(by.scratch, { recursive: true });
    const { pins, builds } = await resolvePins(by);
    const hashed = pins.filter((pin) => digestsOf(pin).length > 0);
    const others = pins.filter((pin) => digestsOf(pin).length === 0);
    await uv_install_install(by, hashed, builds, ['--target', directory, '--require-hashes']);
    await uv_install_install(by, others, builds, ['--target', directory]);
    return pins;
}
async function uv_install_install(by, pins, builds, into) {
    if (pins.length === 0)
        return;
    const ended = await installPins(by, pins, builds, into);
    if (ended.exitCode === 0)
        return;
    const foreign = await builtForRunner(by, pins, builds);
    throw new problem/* Problem */.AF(foreign.length > 0
        ? {
            topic: 'a-package-does-not-run-on-this-runner',
            text: `${foreign.join(', ')} could be built from source only for this runner, or not at all, and the layer is for ` +
                `${target_inWords(by.target)}. Use a runner of that architecture with that Python, or a version that has a wheel.`,
        }
        : (0,run_tool/* explain */.WE)(by.uv.tool, ended));
}
/** Of what is to be built, what cannot be, or gives something that does not fit the target. */
async function builtForRunner(by, pins, builds) {
    const failed = [];
    for (const pin of pins.filter(({ name }) => builds.includes(name) || builds.includes(':all:'))) {
        const into = ['--target', (0,external_node_path_.join)(by.scratch, `built-${pin.name}`)];
        const { exitCode } = await installPins(by, [pin], builds, into);
        if (exitCode !== 0)
            failed.push(pin.name);
    }
    return failed;
}
async function installPins(by, pins, builds, into) {
    const { uv, set, request } = by;
    const list = await writeRequirements(by, 'pins.txt', pins);
    const args = ['--requirements', list, '--no-deps', '--link-mode', 'copy', '--no-compile-bytecode'];
    const indexes = set.complete ? [] : anyIndexArguments(set);
    const toBuild = withoutWheels(builds, pins);
    return runUv(uv, [
        'pip',
        'install',
        ...into,
        ...args,
        ...buildArguments(toBuild),
        ...indexes,
        ...(await targetArguments(by)),
    ], set.cwd, request);
}
/** A pin is exact, so that any index may have it; by uv's own rules the first one that has the package at all would hide it. */
function anyIndexArguments(set) {
    const strategy = set.rules === 'uv' ? ['--index-strategy', 'unsafe-best-match'] : [];
    return [...indexArguments(set), ...strategy];
}

;// CONCATENATED MODULE: ./src/install/python/verify.ts










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
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(path);
    const [head = ''] = text.split(/\r?\n\r?\n/);
    const fields = new Map();
    for (const line of head.split(/\r?\n/)) {
        const [name, value] = cutAt(line, ':');
        if (!/^[\w-]+$/.test(name))
            continue;
        const values = fields.get(name.toLowerCase()) ?? [];
        values.push(value.trimStart());
        fields.set(name.toLowerCase(), values);
    }
    return fields;
}
/** Throws one Problem with all that is missing, or there in another version, or beyond the pins, or not for the target. */
function verify_requireAll(installed, pins, target, tool) {
    const byName = Map.groupBy(installed, ({ name }) => name);
    const missing = pins.filter(({ name, version }) => !byName.get(name)?.some((one) => version === undefined || isSameVersion(one.version, version)));
    const foreign = installed.filter(({ tags }) => tags.length > 0 && !tags.some((tag) => wheels_fits(tag, target)));
    const pinned = new Set(pins.map(({ name }) => name));
    const beyond = installed.filter(({ name }) => !pinned.has(name));
    const complaints = [
        ...(missing.length > 0
            ? [
                (0,message/* about */.Cv)('the-package-manager-reported-success', `${tool} reported success, but did not install ${missing.map(nameOf).join(', ')}. ` +
                    'The log above has all that it printed.'),
            ]
            : []),
        ...(beyond.length > 0 && missing.length === 0
            ? [
                (0,message/* about */.Cv)('the-package-manager-reported-success', `${tool} reported success, but also installed ${beyond.map(nameOf).join(', ')}, which nothing asked for. ` +
                    'The log above has all that it printed.'),
            ]
            : []),
        ...(foreign.length > 0
            ? [
                (0,message/* about */.Cv)('native-code-does-not-load', `${tool} reported success, but what it installed is not for ${target_inWords(target)}: ` +
                    `${foreign.map((one) => `${nameOf(one)} (${one.tags.join(', ')})`).join(', ')}. ` +
                    'Ask for versions that have a wheel for it.'),
            ]
            : []),
    ];
    if (complaints.length > 0)
        throw new problem/* Problem */.AF(complaints);
}
function nameOf({ name, version }) {
    return version === undefined ? name : `${name} ${version}`;
}
/** Whether a marker of a requirement asks which Python it is, or which machine. */
function dependsOnPython(requirement) {
    const [, marker] = cutAt(requirement, ';');
    return /\b(python_version|python_full_version|platform_machine|implementation_version)\b/.test(marker);
}

;// CONCATENATED MODULE: ./src/install/python/warnings.ts




/** What a reader should know of requirements that nothing protects against other bytes. */
function warningsAboutAddresses({ wanted }) {
    const open = wanted.requirements.filter((one) => one.url !== undefined && !one.url.startsWith('file:') && digestsOf(one).length === 0);
    if (open.length === 0)
        return [];
    return [
        {
            topic: 'it-is-not-what-the-hashes-name',
            text: `${open.map(({ name }) => name).join(', ')} come from an address without a hash: nothing shows when other bytes lie there.`,
        },
    ];
}
/** What a reader should know of what a uv.lock has without a hash, of all that a target needs. */
function warningsAboutHashes({ wanted, complete, rules }, targets) {
    if (!complete || rules !== 'uv')
        return [];
    const bare = wanted.requirements.filter((one) => one.url === undefined &&
        digestsOf(one).length === 0 &&
        targets.some((target) => isFor(one.text, target)));
    if (bare.length === 0)
        return [];
    const names = [...new Set(bare.map(({ name }) => name))];
    return [
        {
            topic: 'it-is-not-what-the-hashes-name',
            text: `uv.lock has no hash for ${names.join(', ')}: nothing shows when other bytes lie there. ` +
                'Take them from an index that lists hashes, and lock again.',
        },
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
        {
            topic: 'the-target-was-not-declared',
            text: `What is installed depends on the version of Python, and the layer is for ${targets.map(target_inWords).join(', ')}, as this runner has it. ` +
                'Declare the runtimes of the functions that use it in "compatible-runtimes".',
        },
    ];
}

;// CONCATENATED MODULE: ./src/install/python/installer.ts




















/** Installs a set for each Python that the layer is for, and checks what has come of it. Throws a Problem. */
async function installPackages(set, request) {
    requireSome(set);
    const python = await findPython(request);
    const job = { set, targets: target_targetsOf(request, python), python, request };
    const { by, trees } = await installer_install(job);
    const installed = (await Promise.all(trees.map(({ directory }) => installedIn(directory)))).flat();
    if (installed.length === 0)
        throw new problem/* Problem */.AF(isEmpty);
    const names = installed.map(({ name }) => name);
    return {
        directory: await python_layout_layOut(trees, (0,external_node_path_.join)(request.work, 'layer')),
        own: trees.flatMap(({ minor, local }) => local.flatMap((name) => [opt/* opt */.m7.python.packages, opt/* opt */.m7.python.versioned.packagesFor(minor)].map((folder) => `${folder}/${name}`))),
        by,
        warnings: [
            ...warningsAboutAddresses(set),
            ...warningsAboutHashes(set, job.targets),
            ...warningsAboutBuilds(set.wanted, request.installScripts, addressesOf(set)),
            ...warningsAboutScripts({
                heldBack: [],
                notFound: namedBeyond(request.installScripts, names, normalised),
            }),
            ...warningsAboutVersion(set, installed, job.targets, request),
        ],
    };
}
const isEmpty = {
    topic: 'the-layer-would-be-empty',
    text: 'The manifest in "source" asks for no dependencies: the layer would be empty. ' +
        'A tree of own files needs no package manager: set "package-manager: none".',
};
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
    const why = reason ?? 'pip did not find or install everything, and uv can tell why';
    const uv = await findUv(job.request, job.python);
    log.info(`uv ${uv.version} installs: ${why}.`);
    return byUv(job, uv);
}
/** The first pip that knows --report. */
const leastPip = '22.2';
/** pip judges markers by the Python that it runs in, and builds for that too (measured with pip 23.2 and 26.3). */
function whyNotPip({ set, targets, python, request }) {
    const [target, ...others] = targets;
    const { requirements, constraints, locals } = set.wanted;
    const obstacles = [
        [set.rules === 'uv', 'the project is one of uv'],
        [python?.pip === undefined || !python.isCPython, 'this runner has no CPython with pip'],
        [
            !(0,least_version/* isAtLeast */.du)(python?.pip ?? '', leastPip),
            `pip ${python?.pip ?? ''} does not report what it installs, as pip ${leastPip} does`,
        ],
        [
            others.length > 0,
            `pip installs for one Python, and the layer is for ${targets.map(target_inWords).join(', ')}`,
        ],
        [
            !request.target.isOwn ||
                process.platform !== 'linux' ||
                target?.minor !== minorOf(python?.version ?? ''),
            `pip would judge by this runner's Python ${python?.version ?? ''} on ${process.arch}, and the layer is for ` +
                (target ? target_inWords(target) : ''),
        ],
        [
            locals.length > 0 ||
                [...requirements, ...constraints].some(({ url }) => url !== undefined && !isWheel(url)) ||
                wantedBuilds(set.wanted, request.installScripts, addressesOf(set)).length > 0,
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
    const set = await withWheels(given.set, targets, { uv, python, request });
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
    await normalise(directory);
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
/** The set with a wheel for all that is in the checkout as source and that a target asks for. */
async function withWheels(set, targets, by) {
    const { wanted } = set;
    const locals = wanted.locals.filter(({ marker }) => targets.some((target) => isFor(marker, target)));
    const own = await Promise.all(locals.map((local) => asWheel(local, by)));
    return { ...set, wanted: { ...wanted, locals: [], requirements: [...wanted.requirements, ...own] } };
}
/** A fragment can say anything, and a program for version control fetches a source whatever its path is. */
function isWheel(url) {
    if (/^(?:git|hg|bzr|svn)\+/i.test(url))
        return false;
    return (URL.canParse(url) ? new URL(url).pathname : url.replace(/[?#].*/s, '')).endsWith('.whl');
}

;// CONCATENATED MODULE: ./src/install/python/own-extras.ts




/**
 * Requirements, as PEP 508 writes them, with what the extras of the project itself stand for in place of the project: nobody may take it
 * from an index, where the name can belong to somebody else. Throws a Problem for an extra that it does not have.
 */
function withoutOwn({ project }, texts) {
    const optional = new Map(Object.entries(project?.['optional-dependencies'] ?? {}).map(([name, own]) => [normalised(name), own]));
    const budget = (0,limits/* newBudget */.k$)('extras');
    const seen = new Set();
    const found = new Set();
    const follow = (text, condition, within) => {
        const { name, extras, marker } = ownParts(text);
        if (project?.name === undefined || normalised(name) !== normalised(project.name)) {
            const required = onlyIf(condition, text);
            budget.spend(manifest, required.length);
            found.add(required);
            return;
        }
        const both = bothOf(condition, marker);
        for (const extra of extras) {
            const key = `${normalised(extra)} ${both}`;
            budget.spend(manifest, key.length);
            if (within.includes(normalised(extra)) || seen.has(key))
                continue;
            seen.add(key);
            const own = optional.get(normalised(extra));
            if (!own)
                throw new problem/* Problem */.AF({ topic: 'a-manifest-cannot-be-read', text: isMissing(extra) });
            (0,limits/* requireWithinLimit */.Uc)('groups', manifest, within.length);
            for (const one of own)
                follow(one, both, [...within, normalised(extra)]);
        }
    };
    for (const text of texts)
        follow(text, '', []);
    return [...found];
}
const manifest = 'The pyproject.toml in "source"';
function isMissing(extra) {
    return (`The pyproject.toml in "source" asks for its own extra ${JSON.stringify(extra)}, which is not there. ` +
        'Add it under "optional-dependencies", or correct the name.');
}
/** The name and the extras that a requirement starts with, and its marker. */
function ownParts(text) {
    const { name, extras } = partsOf(text.trimStart());
    return {
        name,
        extras: extras
            .slice(1, -1)
            .split(',')
            .flatMap((one) => one.trim() || []),
        marker: splitMarker(text).marker,
    };
}
/** A requirement under one more condition. */
function onlyIf(condition, text) {
    if (condition === '')
        return text;
    const { head, marker } = splitMarker(text);
    return `${head} ; ${bothOf(condition, marker)}`;
}
/** What holds if two markers do; an empty one always does. */
function bothOf(condition, marker) {
    if (condition === '' || marker === '')
        return condition || marker;
    return `(${condition}) and (${marker})`;
}

;// CONCATENATED MODULE: ./src/install/python/working-copy.ts





/**
 * Copies a Python project to work in, with the absolute paths that it takes packages from, but without what earlier work has
 * left in it: environments, caches, and what setuptools has built, which it would pack again. Throws a Problem for a path outside
 * of the checkout.
 */
async function workingCopy(project, paths, request) {
    const { work, workspace } = request;
    const beyond = [...new Set(paths)].filter((path) => !(0,base_paths/* isInside */.FK)(workspace, path));
    if (beyond.length > 0) {
        throw new problem/* Problem */.AF({
            topic: 'what-is-needed-lies-outside-of-the-checkout',
            text: `The project needs packages that lie outside of the checkout: ${beyond.join(', ')}. Move them into it.`,
        });
    }
    return (0,source_copy/* copyProject */.N)(project, (0,external_node_path_.join)(work, 'project'), request, {
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

;// CONCATENATED MODULE: ./src/install/python/pip.ts










const pip = {
    name: 'pip',
    language: 'Python',
    lockFiles: [],
    manifests: ['requirements.txt'],
    toLock: 'List what the layer needs in requirements.in, run ' +
        '"uv pip compile --universal --generate-hashes requirements.in -o requirements.txt", and commit both files.',
    takesExtras: true,
    isLocked: pip_isLocked,
    build: pip_build,
};
/** Whether every requirement has a hash, of its own or at the end of its address: pip then takes nothing else. */
async function pip_isLocked(root) {
    const file = (0,external_node_path_.join)(root, 'requirements.txt');
    if (!(0,external_node_fs_.existsSync)(file))
        return false;
    // A file that cannot be read is for the build to refuse.
    const found = await readRequirements(file, { directory: root, workspace: '/' }).catch(() => nothing);
    const all = [...found.requirements, ...found.locals];
    return all.length > 0 && all.every((one) => digestsOf(one).length > 0);
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
    const chosen = chosenOf(pyproject, extras);
    if ((0,external_node_fs_.existsSync)(file))
        return joined([await readRequirements(file, place), chosen]);
    // A pyproject.toml can be there for its dependency groups alone.
    if (!pyproject?.project && chosen.requirements.length > 0)
        return chosen;
    if (!pyproject?.project) {
        throw new problem/* Problem */.AF({
            topic: 'it-is-not-known-how-to-build',
            text: 'Input "source" has neither a requirements.txt nor a pyproject.toml with a table [project]: pip finds nothing to install there.',
        });
    }
    return joined([await pip_dependenciesOf(pyproject, place), chosen]);
}
async function pip_dependenciesOf(pyproject, place) {
    const { dependencies = [], dynamic = [] } = pyproject.project ?? {};
    if (!dynamic.includes('dependencies'))
        return pip_listed(withoutOwn(pyproject, dependencies));
    const files = [pyproject.tool?.setuptools?.dynamic?.dependencies?.file ?? []].flat();
    if (files.length === 0) {
        throw new problem/* Problem */.AF({
            topic: 'it-is-not-known-how-to-build',
            text: 'The pyproject.toml in "source" has its "dependencies" as "dynamic", so that only a build could tell them. ' +
                'List them there, or in a requirements.txt.',
        });
    }
    return joined(await Promise.all(files.map((file) => readRequirements((0,external_node_path_.join)(place.directory, file), place))));
}
function chosenOf(pyproject, names) {
    const { extras, groups } = choicesOf(pyproject, names);
    if (!pyproject)
        return nothing;
    const texts = [
        ...extras.flatMap((name) => pyproject.project?.['optional-dependencies']?.[name] ?? []),
        ...groups.flatMap((name) => requirementsOfGroup(pyproject, name)),
    ];
    return pip_listed(withoutOwn(pyproject, texts));
}
function pip_listed(texts) {
    return { ...nothing, requirements: texts.map((text) => requirementOf(text)) };
}
/** The same with a copy of every local package: a build writes into its folder. */
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

;// CONCATENATED MODULE: ./src/install/python/pipenv.ts














const pipenvTool = {
    name: 'pipenv',
    command: 'pipenv',
    setupHint: 'Add a step with "run: pipx install pipenv" before this one.',
    least: '2023',
    remedies: [
        [
            /No matching distribution found for ([\w.-]+)/,
            'the-registry-refuses-or-does-not-have-it',
            ([, name = '']) => `The index has no package ${name} that fits, or no wheel of it. Check its spelling and version. ` +
                'If it has no wheel, commit a Pipfile.lock, or set "install-scripts: true".',
        ],
    ],
};
/** The line in which pipenv reports its version. */
const pipenv_versionLine = /version (\S+)/;
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
    const version = await (0,run_tool/* probedVersion */.fL)(pipenvTool, pipenv_versionLine, request.work, request);
    await requireLock(source, given.locked, request);
    const lines = await exported(source, request);
    const wanted = await withHashesOfFiles(await parseRequirements(lines, { directory: source, workspace: request.work }), source);
    const { by, warnings, ...installed } = await installPackages({ wanted, complete: true, cwd: source, rules: 'pip' }, request);
    const targets = target_targetsOf(request, await findPython(request));
    return {
        ...installed,
        version: `${version} with ${by}`,
        warnings: [...warningsAboutPython(pipfile, targets), ...warnings],
    };
}
async function readPipfile(source) {
    const path = (0,external_node_path_.join)(source, 'Pipfile');
    const text = await (0,base_files/* readTextIfPossible */.e1)(path);
    if (text === undefined)
        throw new problem/* Problem */.AF({
            topic: 'it-is-not-known-how-to-build',
            text: 'There is no Pipfile in "source", which pipenv would read. Add it.',
        });
    return parseToml(text, path);
}
/** The tables of a Pipfile that are not categories of optional packages. */
const noCategories = ['source', 'requires', 'scripts', 'pipenv', 'packages'];
function requireCategories(pipfile, extras) {
    const known = Object.keys(pipfile).filter((name) => !noCategories.includes(name));
    requireNoneOf(extras.filter((extra) => !known.includes(extra)), { manifest: 'Pipfile', kinds: 'categories', names: known });
}
/** The local paths that packages come from. */
function pathsOf(pipfile, source) {
    return Object.values(pipfile)
        .flatMap((table) => Object.values((table ?? {})))
        .flatMap((entry) => entry?.path ?? [])
        .filter((path) => typeof path === 'string')
        .map((path) => (0,external_node_path_.resolve)(source, path));
}
/** pipenv itself would accept an outdated lock file, or none, and exit with 0. */
async function requireLock(source, locked, request) {
    const ended = await runPipenv([locked ? 'verify' : 'lock'], source, request);
    if (ended.exitCode === 0)
        return;
    throw new problem/* Problem */.AF(locked
        ? {
            topic: 'the-lock-file-does-not-fit',
            text: 'Pipfile.lock does not fit Pipfile. Run "pipenv lock" and commit it.',
        }
        : (0,run_tool/* explain */.WE)(pipenvTool, ended));
}
async function exported(source, request) {
    const { extras } = request;
    const categories = extras.length > 0 ? ['--categories', ['packages', ...extras].join(' ')] : [];
    // What it prints can hold the credentials of an index.
    const args = ['requirements', '--hash', ...categories];
    const { exitCode, lines } = await runPipenv(args, source, (0,quiet/* quiet */.j)(request));
    if (exitCode !== 0) {
        throw new problem/* Problem */.AF({
            topic: 'the-package-manager-reported-success',
            text: `pipenv could not say what its lock file has (exit code ${exitCode}): ${lines.at(-1) ?? ''}. ` +
                'Run "pipenv requirements" in a clean checkout to see why.',
        });
    }
    return lines.filter((line) => isRequirement.test(line)).join('\n');
}
/** pipenv prints notices between its lines. */
const isRequirement = /^(-[a-z]\s|--[a-z]|\.|\/|\S+\.(whl|tar\.gz|zip)\b|[a-z+]+:\/\/|[\w.-]+(\[[^\]]*\])?\s*[=<>!~@;])/i;
/** The same, with the hashes that Pipfile.lock has of local files: pipenv does not export them. */
async function withHashesOfFiles(wanted, source) {
    const lock = parseJson(await (0,base_files/* readText */.yR)((0,external_node_path_.join)(source, 'Pipfile.lock')), 'Pipfile.lock');
    const entries = Object.values(lock).flatMap((category) => Object.values(category));
    const locals = wanted.locals.map((local) => {
        const locked = entries.find(({ file, path = file }) => path && (0,external_node_path_.resolve)(source, path) === local.path);
        return { ...local, hashes: local.hashes.length > 0 ? local.hashes : (locked?.hashes ?? []) };
    });
    return { ...wanted, locals };
}
/** pipenv locks for one Python only. What other Pythons need in addition is not in its lock file. */
function warningsAboutPython({ requires = {} }, targets) {
    const locked = requires.python_version ?? requires.python_full_version;
    const others = targets.filter(({ minor }) => locked !== undefined && !`${locked}.`.startsWith(`${minor}.`));
    if (locked === undefined || others.length === 0)
        return [];
    return [
        {
            topic: 'the-code-is-for-another-version-of-the-language',
            text: `Pipfile.lock is for Python ${locked}, and the layer is for Python ${others.map(({ minor }) => minor).join(', ')}: ` +
                'what only that one needs is not in it. Let Pipfile require the Python of the functions, or use uv, which locks for all.',
        },
    ];
}
/** Runs a pipenv command in a project and returns how it ended. */
async function runPipenv(args, cwd, { env, log, installScripts }) {
    const own = await managerEnvironment(['PIPENV_', pipenvVariables], cwd, { env, log });
    const settings = {
        // To lock, pipenv builds what has no wheel. It has no option to build only some packages.
        ...(installScripts === true ? {} : { PIP_ONLY_BINARY: ':all:' }),
        PIPENV_PIPFILE: (0,external_node_path_.join)(cwd, 'Pipfile'),
        PIPENV_VENV_IN_PROJECT: '1',
        PIPENV_IGNORE_VIRTUALENVS: '1',
        PIPENV_DONT_LOAD_ENV: '1',
        PIPENV_NOSPIN: '1',
        PIPENV_VERBOSITY: '-1',
        PIPENV_YES: '1',
    };
    return (0,run_tool/* tryTool */.Kg)(pipenvTool, args, cwd, { env: { ...own, ...settings }, log });
}

;// CONCATENATED MODULE: ./src/install/python/poetry-tool.ts





const poetryTool = {
    name: 'poetry',
    command: 'poetry',
    setupHint: 'Add a step with "run: pipx install poetry" before this one.',
    least: '1.8',
    remedies: [],
};
/** What to do if "poetry export" fails. */
const exportRemedies = [
    [
        /command "?export"? does not exist/,
        'a-program-is-missing-or-another-version-is-needed',
        'It has no command "export" here, and poetry.lock is of a version that cannot be read without it. ' +
            'Add a step with "run: pipx inject poetry poetry-plugin-export", or lock again with poetry 2.',
    ],
    [
        /$/,
        'the-lock-file-does-not-fit',
        'It could not export its lock file. Lock again with poetry 2, whose poetry.lock can be read as it is.',
    ],
];
/** What "poetry check --lock" prints if the lock file does not fit its manifest. */
const stale = /changed significantly since poetry\.lock|poetry\.lock (?:is not up to date|was not found)/;
/** What "poetry check --lock" has found. It checks all of pyproject.toml, and some of its errors are not about the lock file. */
function foundBy({ exitCode, lines }) {
    if (exitCode === 0)
        return 'fresh';
    const output = lines.join(' ');
    if (stale.test(output))
        return 'stale';
    // poetry 2.0.0 fails for warnings alone.
    return lines.some((line) => /^(Error|Warning): /.test(line)) ? 'fresh' : 'nothing';
}
/** The line in which poetry reports its version. */
const poetry_tool_versionLine = /version (\S+?)\)?$/;
/** Runs a poetry command and returns how it ended. */
async function runPoetry(args, cwd, setting) {
    const env = await managerEnvironment(['POETRY_', poetryVariables], cwd, setting);
    // An environment that poetry makes goes into the working copy.
    const settings = { POETRY_VIRTUALENVS_IN_PROJECT: 'true' };
    return (0,run_tool/* tryTool */.Kg)(poetryTool, [...args, '--no-interaction', '--no-ansi'], cwd, {
        env: { ...env, ...settings },
        log: setting.log,
    });
}
/** Runs "poetry lock", which keeps the versions of an existing lock file. It has no option against builds. */
async function writeLock(source, request) {
    if (request.installScripts === true)
        return { ended: await runPoetry(['lock'], source, request), blocked: [] };
    const { env, blocked } = await withoutBuilds(source, request);
    const ended = await runPoetry(['lock'], source, { ...request, env });
    return { ended, blocked: await blocked() };
}
/** The error if "poetry lock" would run the code of packages. `locked`: a lock file exists, in an older format. */
function wouldRun(names, locked) {
    const packages = names.join(', ');
    return locked
        ? `To read poetry.lock, which has an older format, poetry would run the code of ${packages}, which has no wheel. ` +
            'Lock again with poetry 2, or add a step with "run: pipx inject poetry poetry-plugin-export".'
        : `To lock, poetry would run the code of ${packages}, which has no wheel. ` +
            'Run "poetry lock" and commit poetry.lock, or set "install-scripts: true" if you trust it.';
}
/** Whether a version of poetry writes lock files that this action can read. Poetry 1 does not, and would update every package. */
function writesReadable(version) {
    return (0,least_version/* majorOf */.Ds)(version) >= 2;
}

;// CONCATENATED MODULE: ./src/install/python/poetry-plugins.ts







/**
 * Takes the plugins that may not run out of a working copy's pyproject.toml, and returns their names. Poetry installs and runs those that
 * a project requires, whatever the command; no lock file depends on them.
 */
async function dropPlugins(directory, { installScripts }) {
    const path = (0,external_node_path_.join)(directory, 'pyproject.toml');
    const pyproject = parseToml(await (0,base_files/* readText */.yR)(path, 'toml'), path);
    const poetry = pyproject.tool?.poetry;
    const plugins = Object.entries(poetry?.['requires-plugins'] ?? {});
    const held = plugins.filter(([name, source]) => !mayBuild(installScripts, normalised(name), builds_addressesIn([{ name: normalised(name), ...poetry_plugins_addressOf(source) }])));
    if (!poetry || held.length === 0)
        return [];
    poetry['requires-plugins'] = Object.fromEntries(plugins.filter((plugin) => !held.includes(plugin)));
    await (0,promises_.writeFile)(path, (0,dist/* stringify */.As)(pyproject));
    return held.map(([name]) => name);
}
/** Where a plugin comes from if that is no index: a table with `git` or `url`. */
function poetry_plugins_addressOf(source) {
    const { git, url } = (typeof source === 'object' ? source : {});
    if (typeof git === 'string')
        return { url: `git+${git}` };
    return typeof url === 'string' ? { url } : {};
}

;// CONCATENATED MODULE: ./src/install/python/lock-indexes.ts
/**
 * Lines that say which indexes packages come from, those first that most come from; undefined is the default one. If none comes from
 * that, the first line replaces it, unless the user has set one.
 */
function linesForIndexes(indexes, hasDefault) {
    const counts = new Map();
    for (const url of indexes) {
        if (url !== undefined)
            counts.set(url, (counts.get(url) ?? 0) + 1);
    }
    const urls = [...counts].sort(([, one], [, other]) => other - one).map(([url]) => url);
    const isWhole = !hasDefault && !indexes.includes(undefined);
    return urls.map((url, at) => `${at === 0 && isWhole ? '--index-url' : '--extra-index-url'} ${url}`);
}

;// CONCATENATED MODULE: ./src/install/python/poetry-lock.ts








/** The poetry.lock of a directory; without one, nothing. Throws a Problem for one that is no TOML. */
async function readPoetryLock(directory) {
    const path = (0,external_node_path_.join)(directory, 'poetry.lock');
    const text = await (0,base_files/* readTextOrEmpty */.Qr)(path, 'toml');
    return parseToml(text, path);
}
/**
 * A lock file that was written again, with the hashes that were locked first; undefined if it has a package or a version that was not
 * locked.
 */
function keptTo({ package: packages = [] }, { package: again = [], ...rest }) {
    // Of two that are alike, the first counts.
    const known = new Map(packages.toReversed().map((one) => [`${one.name} ${one.version}`, one]));
    const kept = again.map((one) => {
        const before = known.get(`${one.name} ${one.version}`);
        return before && { ...one, files: before.files ?? [] };
    });
    return kept.includes(undefined) ? undefined : { ...rest, package: kept.filter((one) => one !== undefined) };
}
/** The requirements of the main dependencies and of what is chosen in addition; undefined if the version of the lock file does not contain them. */
function requirementsOf(lock, { extras, groups }, { directory, env }) {
    const { package: packages = [], metadata } = lock;
    if (!permits('~=2.1', metadata?.['lock-version'] ?? ''))
        return undefined;
    const requirements = [];
    const locals = [];
    const indexes = [];
    for (const one of packages) {
        for (const marker of markersOf(one, ['main', ...groups], extras)) {
            if (one.source?.type === 'directory' || one.source?.type === 'file') {
                const path = (0,external_node_path_.resolve)(directory, one.source.url ?? '');
                const hashes = (one.files ?? []).map(({ hash }) => hash);
                locals.push({ path, extras: '', marker: marker === '' ? '' : `; ${marker}`, hashes });
            }
            else {
                requirements.push(requirement(one, marker));
                if (poetry_lock_addressOf(one.source) === undefined)
                    indexes.push(indexOf(one, env));
            }
        }
    }
    // For uv, these variables count more than the lines of a file.
    const hasDefault = Boolean(env['UV_DEFAULT_INDEX'] || env['UV_INDEX_URL']);
    return { ...nothing, requirements, locals, indexLines: linesForIndexes(indexes, hasDefault) };
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
        return markerThat(isAmong(extras, name) === (operator === '=='));
    });
}
function requirement({ name, version, source, files = [] }, marker) {
    const end = marker === '' ? '' : ` ; ${marker}`;
    const hashes = files.map(({ hash }) => hash);
    const url = poetry_lock_addressOf(source);
    if (url === undefined)
        return requirementOf(`${name}==${version}${end}`, hashes);
    // A package from git is checked by its commit.
    return requirementOf(`${name} @ ${url}${end}`, source?.type === 'url' ? hashes : []);
}
function poetry_lock_addressOf(source) {
    const { type, url, resolved_reference: commit, subdirectory } = source ?? {};
    if (url === undefined || (type !== 'git' && type !== 'url'))
        return undefined;
    const address = type === 'url' ? url : `git+${url}${commit ? `@${commit}` : ''}`;
    return subdirectory ? `${address}${url.includes('#') ? '&' : '#'}subdirectory=${subdirectory}` : address;
}
/** The index that a package comes from, with the credentials that poetry would take from variables; undefined for the default one. */
function indexOf({ source }, env) {
    const { type, url, reference = '' } = source ?? {};
    if (type !== 'legacy' || url === undefined)
        return undefined;
    const variable = `POETRY_HTTP_BASIC_${reference.toUpperCase().replace(/[-.]/g, '_')}`;
    const [username = '', password = ''] = [env[`${variable}_USERNAME`], env[`${variable}_PASSWORD`]];
    if (`${username}${password}` === '' || !URL.canParse(url))
        return url;
    const address = new URL(url);
    address.username = encodeURIComponent(username);
    address.password = encodeURIComponent(password);
    return address.href;
}

;// CONCATENATED MODULE: ./src/install/python/requires-python.ts


/** Throws a Problem for targets that a lock file was not made for: it does not say what they need. */
function requirePermitted(specifiers, targets, lockFile) {
    const outside = targets.filter(({ full }) => specifiers !== undefined && !permits(specifiers, full));
    if (outside.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-code-is-for-another-version-of-the-language',
        text: `${lockFile} is for Python ${specifiers ?? ''}, and the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
            `Change the Python that pyproject.toml requires and lock again, or change "compatible-runtimes".`,
    });
}

;// CONCATENATED MODULE: ./src/install/python/poetry.ts
















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
        throw new problem/* Problem */.AF({
            topic: 'it-is-not-known-how-to-build',
            text: 'There is no pyproject.toml in "source", which poetry would read. Add it.',
        });
    const chosen = chosenBy(pyproject, request.extras);
    const paths = poetry_pathsOf(await readPoetryLock(given.source), given.source);
    const { source } = await workingCopy(given, paths, request);
    const plugins = await dropPlugins(source, request);
    const version = await (0,run_tool/* probedVersion */.fL)(poetryTool, poetry_tool_versionLine, request.work, request);
    await poetry_requireLock(source, given.locked, request);
    const lock = await readPoetryLock(source);
    const targets = target_targetsOf(request, await findPython(request));
    requirePermitted(lock.metadata?.['python-versions'], targets, 'poetry.lock');
    const wanted = await poetry_exported(source, chosen, lock, { ...request, version });
    const { by, warnings, ...installed } = await installPackages({ wanted, complete: true, cwd: source, rules: 'pip' }, request);
    return {
        ...installed,
        version: `${version} with ${by}`,
        license: pyproject_licenseOf(pyproject),
        warnings: [
            ...warningsAboutScripts({ heldBack: plugins.map((name) => ({ name, items: [name] })), notFound: [] }),
            ...warnings,
        ],
    };
}
function chosenBy(pyproject, names) {
    const { project, tool } = pyproject;
    const extras = Object.keys({ ...project?.['optional-dependencies'], ...tool?.poetry?.extras });
    const groups = Object.keys({
        ...pyproject['dependency-groups'],
        ...tool?.poetry?.group,
        ...(tool?.poetry?.['dev-dependencies'] ? { dev: [] } : {}),
    });
    const known = [...extras, ...groups];
    requireNoneOf(names.filter((name) => !isAmong(known, name)), { manifest: 'pyproject.toml', kinds: 'extras and groups', names: known });
    return {
        extras: extras.filter((name) => isAmong(names, name)),
        groups: groups.filter((name) => isAmong(names, name)),
    };
}
/** The paths that a lock file takes packages from. */
function poetry_pathsOf({ package: packages = [] }, source) {
    return packages.flatMap(({ source: from }) => from?.type === 'directory' || from?.type === 'file' ? [(0,external_node_path_.resolve)(source, from.url ?? '')] : []);
}
async function poetry_requireLock(source, locked, request) {
    const ended = locked
        ? await runPoetry(['check', '--lock'], source, request)
        : await locking(source, locked, request);
    const found = foundBy(ended);
    if (found === 'fresh' && (locked || ended.exitCode === 0))
        return;
    throw new problem/* Problem */.AF(found === 'stale'
        ? {
            topic: 'the-lock-file-does-not-fit',
            text: 'poetry.lock does not fit pyproject.toml. Run "poetry lock" and commit it.',
        }
        : (0,run_tool/* explain */.WE)(poetryTool, ended));
}
/** Lets poetry write a lock file. Throws a Problem if that would run the code of a package that may not run. */
async function locking(source, locked, request) {
    const { ended, blocked } = await writeLock(source, request);
    if (blocked.length > 0)
        throw new problem/* Problem */.AF((0,message/* about */.Cv)('code-of-a-package-would-have-to-run', wouldRun(blocked, locked)));
    return ended;
}
/** What the lock file says, by poetry's plugin; where that is missing, or cannot follow a lock, by the lock file itself. */
async function poetry_exported(source, chosen, lock, request) {
    const file = (0,external_node_path_.join)(request.work, 'exported.txt');
    const ended = await runPoetry([
        ...['export', '--format', 'requirements.txt', '--output', file, '--with-credentials'],
        ...['--only', ['main', ...chosen.groups].join(',')],
        ...chosen.extras.flatMap((extra) => ['--extras', extra]),
    ], source, request);
    const place = { directory: source, workspace: request.work, env: request.env };
    if (ended.exitCode === 0)
        return parseRequirements(await (0,base_files/* readText */.yR)(file), place);
    request.log.info('poetry cannot export this lock file, which is read as it is.');
    const read = requirementsOf(lock, chosen, place) ?? (await readAgain(lock, chosen, place, request));
    if (read)
        return read;
    throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)({ ...poetryTool, remedies: exportRemedies }, ended));
}
/**
 * The requirements of a lock file that poetry rewrites for the same packages: the action cannot read one before version 2.1. Undefined if
 * poetry does not write that, or does not keep to what was locked.
 */
async function readAgain(lock, chosen, place, request) {
    if (!writesReadable(request.version))
        return undefined;
    const ended = await locking(place.directory, true, request);
    if (ended.exitCode !== 0)
        return undefined;
    const again = keptTo(lock, await readPoetryLock(place.directory));
    return again && requirementsOf(again, chosen, place);
}

;// CONCATENATED MODULE: ./src/install/python/uv-lock.ts













function isFolder(source = {}) {
    return ['directory', 'editable', 'virtual'].some((kind) => kind in source);
}
/** The uv.lock of a directory. Throws a Problem where it is no TOML. */
async function readLock(root) {
    const path = (0,external_node_path_.join)(root, 'uv.lock');
    return parseToml(await (0,base_files/* readText */.yR)(path, 'toml'), path);
}
/** The paths that locked packages are taken from, relative to the lock file. */
function localPathsOf(lock) {
    return (lock.package ?? []).flatMap(({ source: from = {} }) => [
        ...['directory', 'editable', 'virtual', 'path'].flatMap((kind) => from[kind] ?? []),
        // A folder of wheels ("find-links") is a registry too.
        ...(isRelative(from['registry']) ? [from['registry']] : []),
    ]);
}
/** Whether a registry is a path that starts at the lock file. */
function isRelative(registry) {
    return registry !== undefined && !(0,external_node_path_.isAbsolute)(registry) && !/^[a-z][a-z+]*:/i.test(registry);
}
/** What to say of a package that uv would have to build to compare the lock file. */
function unbuiltIn({ lines }, addresses) {
    const [, distribution = ''] = /Distribution `([^`]*)` can't be installed because it is marked as `--no-build`/.exec(lines.join(' ').replace(/\s+/g, ' ')) ?? [];
    const [found] = /^[\w.-]+/.exec(distribution) ?? [];
    if (found === undefined)
        return undefined;
    const name = normalised(found);
    return {
        topic: 'there-is-no-wheel',
        text: `There is no wheel of ${name}, which uv.lock names, and its code would have to run. ` +
            `Set "install-scripts: ${itemsFor(originsOf(name, addresses))}" if you trust it, or lock a version that has a wheel.`,
    };
}
/** What a lock file takes from git and from the web. */
function lockedOf(lock) {
    return (lock.package ?? []).map(({ name = '', source: { git, url } = {} }) => ({
        name: normalised(name),
        url: git === undefined ? url : `git+${git}`,
    }));
}
/** What the manifests of directories say of where packages come from: those from git and from the web, in all of their sources. */
async function addressesInSources(directories) {
    const manifests = await Promise.all(directories.map((directory) => readPyproject(directory)));
    const sources = manifests.flatMap((manifest) => Object.entries(manifest?.tool?.uv?.sources ?? {}));
    return sources.flatMap(([name, given]) => [given].flat().flatMap(({ git, url }) => builds_addressesIn([{ name: normalised(name), url: git === undefined ? url : `git+${git}` }])));
}
/** Throws a Problem where the lock file of a working copy does not fit its manifests. */
async function requireFresh(root, lock, { uv, python }, request) {
    // Only folders of the checkout, and what may be, are built to see what they need.
    const folders = (lock.package ?? []).flatMap(({ name, source }) => (name && isFolder(source) ? [name] : []));
    const { installScripts: allowed } = request;
    const manifests = [root, ...localPathsOf(lock).map((path) => (0,external_node_path_.resolve)(root, path))];
    const addresses = [...builds_addressesIn(lockedOf(lock)), ...(await addressesInSources(manifests))];
    const names = [...folders, ...(typeof allowed === 'boolean' ? [] : allowedNames(allowed, addresses))];
    const building = allowed === true ? [] : ['--no-build', ...names.flatMap((name) => ['--no-binary-package', name])];
    const check = async () => {
        const ended = await runUv(uv, ['lock', '--check', ...building], root, request, { isProject: true });
        if (ended.exitCode !== 0)
            throw new problem/* Problem */.AF(unbuiltIn(ended, addresses) ?? (0,run_tool/* explain */.WE)(uv.tool, ended));
    };
    const required = lock['requires-python'];
    if (!python || required === undefined || permits(required, python.version))
        return check();
    // uv compares by a Python that the project permits, and this runner need not have one.
    const files = manifests.map((directory) => (0,external_node_path_.join)(directory, 'pyproject.toml'));
    await whilePermitting(minorOf(python.version), [(0,external_node_path_.join)(root, 'uv.lock'), ...new Set(files)], check);
}
/** Runs something while files permit a Python from that version on, all of them alike, as before. */
async function whilePermitting(version, files, run) {
    const before = await Promise.all(files
        .filter((file) => (0,external_node_fs_.existsSync)(file))
        .map(async (file) => [file, await (0,base_files/* readText */.yR)(file, 'toml')]));
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

;// CONCATENATED MODULE: ./src/install/python/uv.ts
















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
    return (0,workspaces/* isMember */.NB)([...members, ...exclude.map((pattern) => `!${pattern}`)], root, directory);
}
async function uv_build(request, given) {
    const pyproject = await requirePyproject(given);
    const lock = given.locked ? await readLock(given.root) : {};
    const project = await workingCopy(given, await pathsFrom(given, pyproject, lock, request), request);
    const choices = choicesOf(pyproject, request.extras);
    const all = withDefaults(pyproject, choices);
    requireNoConflict(pyproject, (await readPyproject(given.root))?.tool?.uv?.conflicts, all);
    const set = given.locked
        ? await lockedSet(project, pyproject, lock, choices, request)
        : await freshSet(project, pyproject, all);
    const { by, warnings, ...installed } = await installPackages(set, request);
    return { ...installed, version: by.replace(/^uv /, ''), license: pyproject_licenseOf(pyproject), warnings };
}
async function requirePyproject({ source }) {
    const pyproject = await readPyproject(source);
    if (pyproject?.project)
        return pyproject;
    throw new problem/* Problem */.AF({
        topic: 'it-is-not-known-how-to-build',
        text: 'The pyproject.toml in "source" has no table [project] with "dependencies", by which uv would know what to install. Add it, ' +
            'or name another "package-manager".',
    });
}
/** The paths that packages are taken from, and the files above that say from which indexes. */
async function pathsFrom({ root, source }, pyproject, lock, { workspace }) {
    return [
        ...(await settingsOutside(root, workspace)),
        ...[...localPathsOf(lock), ...uv_pathsOf(await readPyproject(root))].map((path) => (0,external_node_path_.resolve)(root, path)),
        ...uv_pathsOf(pyproject).map((path) => (0,external_node_path_.resolve)(source, path)),
    ];
}
/** Without a manifest that has the root as a member: by that uv would look for another lock file. */
async function settingsOutside(root, workspace) {
    const files = await Promise.all(settingsAbove(root, workspace).map(async (path) => (0,external_node_path_.basename)(path) === 'pyproject.toml' && (await uv_hasMember((0,external_node_path_.dirname)(path), root)) ? [] : [path]));
    return files.flat();
}
function uv_pathsOf(pyproject) {
    return Object.values(pyproject?.tool?.uv?.sources ?? {})
        .flat()
        .flatMap((source) => source.path ?? []);
}
async function lockedSet({ root, source }, pyproject, lock, choices, request) {
    const python = await findPython(request);
    requirePermitted(lock['requires-python'], target_targetsOf(request, python), 'uv.lock');
    const uvOfRunner = await findUv(request, python);
    await requireFresh(root, lock, { uv: uvOfRunner, python }, request);
    const name = pyproject.project?.name ?? '';
    const file = (0,external_node_path_.join)(request.work, 'exported.txt');
    const ended = await runUv(uvOfRunner, [
        ...['export', '--frozen', '--no-editable', '--no-header', '--no-annotate'],
        ...['--no-emit-package', name, '--quiet', '--output-file', file],
        ...(root === source ? [] : ['--package', name]),
        ...lockedArguments(choices),
    ], root, request, { isProject: true });
    if (ended.exitCode !== 0)
        throw new problem/* Problem */.AF((0,run_tool/* explain */.WE)(uvOfRunner.tool, ended));
    const wanted = await parseRequirements(await (0,base_files/* readText */.yR)(file), {
        directory: root,
        workspace: request.work,
    });
    const shared = await readPyproject(root);
    return {
        wanted: { ...wanted, formats: formatsOf(shared) },
        complete: true,
        indexes: indexesOf(shared),
        cwd: root,
        rules: 'uv',
    };
}
/** An index that is explicit is no index for uv but where a source names it, and a list of requirements does not. */
function indexesOf(pyproject) {
    return (pyproject?.tool?.uv?.index ?? []).flatMap(({ name, url }) => url === undefined ? [] : [name === undefined ? url : `${name}=${url}`]);
}
/** What uv itself reads of pyproject.toml, with its sources; `wanted` is what it says to others. */
async function freshSet({ root, source }, pyproject, choices) {
    const shared = await readPyproject(root);
    const { dependencies = [] } = pyproject.project ?? {};
    const manifest = (0,external_node_path_.relative)(root, (0,external_node_path_.join)(source, 'pyproject.toml'));
    const ownNames = [...foldersOf(pyproject), ...foldersOf(shared), pyproject.project?.name ?? ''];
    return {
        wanted: {
            ...nothing,
            requirements: dependencies.map((text) => requirementOf(text)),
            formats: formatsOf(shared),
        },
        manifest: {
            args: [manifest, ...freshArguments(choices, manifest)],
            ownNames: [...new Set(ownNames.map(normalised))],
        },
        complete: false,
        addresses: await addressesInSources([source, root]),
        indexes: indexesOf(shared),
        cwd: root,
        rules: 'uv',
    };
}
/** The names of packages whose source is a folder of the checkout; archives and addresses are packages of others. */
function foldersOf(pyproject) {
    return Object.entries(pyproject?.tool?.uv?.sources ?? {}).flatMap(([name, sources]) => {
        const all = [sources].flat();
        const isFolder = all.some(({ path, workspace }) => workspace === true || (path !== undefined && !uv_isArchive(path)));
        return isFolder ? [name] : [];
    });
}
function uv_isArchive(path) {
    return /\.(whl|zip|tar|t?(gz|bz2?|xz|zst|lz|lzma))$/i.test(path);
}
/** What a project wants to have built from its source. */
function formatsOf(pyproject) {
    const { 'no-binary': all = false, 'no-binary-package': names = [] } = pyproject?.tool?.uv ?? {};
    const values = [...(all ? [':all:'] : []), ...names];
    return values.map((value) => ({ option: 'no-binary', value }));
}

;// CONCATENATED MODULE: ./src/install/ruby/fits.ts



/** Throws a Problem where there are no gems. */
function fits_requireSome(gems) {
    if (gems.length > 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-layer-would-be-empty',
        text: 'The Gemfile in "source" asks for no gems outside of the groups development and test: the layer would be empty. ' +
            'Move what the functions need out of these.',
    });
}
/** Throws one Problem with all that keeps gems from running where the layer is meant for. */
function requireFits(gems, { ruby }, request) {
    const { target, installScripts } = request;
    const rubies = (0,layer_runtimes/* versionsOf */.x4)('ruby', target.runtimes);
    const compiled = gems.filter(({ compiles }) => compiles);
    const native = gems.filter(({ compiles, isPlatforms }) => compiles || isPlatforms);
    const rules = [
        [
            'a-package-does-not-run-on-this-runner',
            target.isOwn ? [] : native,
            (names) => `${names} would be installed with native code for this runner, and the layer is meant for ${target.architecture}: ` +
                `Bundler builds for the runner's own architecture only. Use ${runnerOf[target.architecture]}.`,
        ],
        [
            'code-of-a-package-would-have-to-run',
            compiled.filter(({ from }) => from !== 'registry'),
            (names) => `${names} is not from a registry, and has an extension to compile. Publish it as a gem.`,
        ],
        [
            'code-of-a-package-would-have-to-run',
            gems.filter(({ name, claims }) => name !== claims),
            (names) => `${names} has another name in its own specification, and is not installed. Find out why before you use it.`,
        ],
        [
            'code-of-a-package-would-have-to-run',
            compiled.filter(({ name }) => !mayRun(installScripts, { name })),
            (names) => `${names} cannot work without the native extension that is compiled while it is installed. ` +
                `Set "install-scripts: ${names}" if you trust it, or lock a version that is compiled already ("bundle lock --add-platform").`,
        ],
        [
            'the-code-is-for-another-version-of-the-language',
            rubies.some((version) => version !== ruby) ? compiled : [],
            (names) => `${names} is compiled for the Ruby ${ruby} of this runner, and "compatible-runtimes" has Ruby ${rubies.join(' and ')}. ` +
                (rubies.length > 1
                    ? 'Publish a layer for each of them.'
                    : `Add a step with "uses: ruby/setup-ruby@v1" and "ruby-version: '${rubies.join()}'" before this one.`),
        ],
        [
            'the-code-is-for-another-version-of-the-language',
            gems.filter(({ refuses }) => refuses.length > 0),
            (names) => `${names} does not run with Ruby ${[...new Set(gems.flatMap(({ refuses }) => refuses))].join(' and ')}, which ` +
                '"compatible-runtimes" has. Choose another version of it, or other runtimes.',
        ],
    ];
    const complaints = rules.flatMap(([topic, named, complaint]) => named.length > 0 ? [{ topic, text: complaint(named.map(({ name }) => name).join(', ')) }] : []);
    if (complaints.length > 0)
        throw new problem/* Problem */.AF(complaints);
}
const runnerOf = {
    x86_64: 'an x86_64 runner, such as "runs-on: ubuntu-latest"',
    arm64: 'an arm64 runner, such as "runs-on: ubuntu-24.04-arm"',
};

;// CONCATENATED MODULE: ./src/install/ruby/lock.ts





/** Reads a Gemfile.lock: its sections begin in the first column, and what they list is indented. */
function lock_readLock(text) {
    const sections = text.split(/\r?\n(?=[A-Z])/).map((section) => section.split(/\r?\n/));
    const listed = sections.flatMap(([title = '', ...lines]) => ['GIT', 'PATH', 'GEM', 'PLUGIN SOURCE'].includes(title)
        ? lines.flatMap((line) => entry(/^ {4}(\S+) \(([^)]+)\)$/, line, title))
        : []);
    const summed = sections.flatMap(([title, ...lines]) => (title === 'CHECKSUMS' ? lines : []));
    return {
        gems: new Set(listed.map(({ fullName }) => fullName)),
        fromGit: sections.flatMap((section) => gemsFromGit(section)),
        checksums: new Map(summed.flatMap((line) => {
            const [, name = '', version = '', sha256] = /^ {2}(\S+) \(([^)]+)\) (?:.*,)?sha256=([0-9a-f]{64})\b/.exec(line) ?? [];
            return sha256 === undefined ? [] : [[`${name}-${version}`, sha256]];
        })),
    };
}
/** Bundler also runs the gemspecs of a repository that has no listed gem. */
function gemsFromGit([title, ...lines]) {
    if (title !== 'GIT')
        return [];
    const address = lines.flatMap((line) => /^ {2}remote: (.+)$/.exec(line)?.[1] ?? []).at(-1) ?? '';
    const names = lines.flatMap((line) => /^ {4}(\S+) \(/.exec(line)?.[1] ?? []);
    return (names.length > 0 ? names : ['a gem']).map((name) => ({ name, address: asGit(address) }));
}
/** An address of git, which need not say so itself. */
function asGit(address) {
    return isGit(address) && !address.startsWith('file:') ? address : `git+${address}`;
}
function entry(pattern, line, title) {
    const [, name, version] = pattern.exec(line) ?? [];
    return name === undefined ? [] : [{ title, name, fullName: `${name}-${version}` }];
}
/** Throws a Problem if a gem is not one that the lock file names. */
function lock_requireLocked(lock, gems) {
    const others = gems.filter(({ fullName, from }) => from !== 'path' && !lock.gems.has(fullName));
    if (others.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-fit',
        text: `Bundler reported success, but chose what Gemfile.lock does not name: ${others.map(({ fullName }) => fullName).join(', ')}. ` +
            'Run "bundle install", and commit the lock file.',
    });
}
/** Throws a Problem for gems in Bundler's cache that the lock file's checksums do not name. Bundler before 2.6 does not check them. */
async function requireChecksums({ checksums }, cache) {
    const wrong = [];
    for (const file of await (0,promises_.readdir)(cache).catch(() => [])) {
        const expected = checksums.get(file.replace(/\.gem$/, ''));
        if (expected === undefined || !file.endsWith('.gem'))
            continue;
        if ((await (0,base_files/* hashOfFile */.QY)((0,external_node_path_.join)(cache, file))) !== expected)
            wrong.push(file);
    }
    if (wrong.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'it-is-not-what-the-hashes-name',
        text: `${wrong.join(', ')} has another checksum than Gemfile.lock says. Find out who changed it before you lock it again.`,
    });
}

;// CONCATENATED MODULE: ./src/install/ruby/tools.ts
const setupHint = 'Add a step with "uses: ruby/setup-ruby@v1" before this one.';
const rubyTool = { name: 'Ruby', command: 'ruby', setupHint, remedies: [] };
const bundleTool = {
    name: 'Bundler',
    command: 'bundle',
    setupHint,
    least: '2.3',
    remedies: [
        [
            /bundle lock --add-platform|your bundle only supports platforms/i,
            'the-lock-file-does-not-fit',
            'Gemfile.lock does not have this runner\'s platform. Run "bundle lock --add-platform" with it, and commit the lock file.',
        ],
        [
            /frozen mode|deployment mode|lockfile can't be updated|the (lockfile|gemfiles?) .*frozen/i,
            'the-lock-file-does-not-fit',
            'Gemfile.lock does not fit the Gemfile. Run "bundle install", and commit the lock file.',
        ],
        [
            /Your Ruby version is .*, but your Gemfile specified/,
            'a-program-is-missing-or-another-version-is-needed',
            'The Gemfile asks for another Ruby than that of this runner. Choose it by "ruby-version" of ruby/setup-ruby@v1.',
        ],
        [
            /Authentication is required|Bad username or password|(HTTP|status|error|response)\D{0,20}\b40[137]\b|\b40[137] (Unauthorized|Forbidden)|Net::HTTPForbidden|Net::HTTPUnauthorized/i,
            'the-registry-refuses-or-does-not-have-it',
            'A source requires credentials, or refuses them. Give them by a variable of this step, such as BUNDLE_RUBYGEMS__PKG__GITHUB__COM.',
        ],
        [
            /certificate verify failed|Could not verify the SSL certificate|SSL_connect/i,
            'a-registry-cannot-be-reached',
            'The certificate of a source or proxy was not accepted. Set BUNDLE_SSL_CA_CERT in the "env" of this step to a file with its CA.',
        ],
        [
            /You must use Bundler \d+ or greater with this lockfile|requires? Bundler \d/i,
            'a-program-is-missing-or-another-version-is-needed',
            'Gemfile.lock needs a newer Bundler. Set "bundler" of ruby/setup-ruby@v1 to the version that it names.',
        ],
        [
            /Failed to build gem native extension/,
            'code-of-a-package-would-have-to-run',
            'A native extension did not compile. Install what it needs, as the log says, by a step before this one.',
        ],
        [
            /Could not find compatible versions|Bundler could not find compatible versions|version solving has failed/i,
            'requirements-exclude-each-other',
            'No set of versions satisfies all requirements of the Gemfile. Loosen one of those that it names.',
        ],
        [
            /Could not reach|Could not fetch|Network error|Retrying .*due to error|getaddrinfo|Connection (refused|reset)|timed? ?out/i,
            'a-registry-cannot-be-reached',
            'A source could not be reached. Check its address in the Gemfile, and run the job again.',
        ],
        [
            /Could not find gem '([\w.-]+)/,
            'the-registry-refuses-or-does-not-have-it',
            ([, name = '']) => `A gem was not found: ${name}. Check its name and version, and the sources in the Gemfile.`,
        ],
        [
            /Could not find|Repository not found|is not yet checked out|could not read Username/,
            'the-registry-refuses-or-does-not-have-it',
            'A gem was not found, as the log says. Check its name and version, and the sources in the Gemfile.',
        ],
    ],
};
const stripTool = {
    name: 'strip',
    command: 'strip',
    setupHint: 'Install binutils.',
    remedies: [],
};

;// CONCATENATED MODULE: ./src/install/ruby/gems.ts






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
    claims: full.name,
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
/** What a Gemfile without a lock file takes from git, by what it says: nothing is fetched. */
const scriptForGit = `
require 'json'
require 'bundler'
definition = Bundler.definition
from_git = definition.dependencies.select { |dependency| dependency.source.is_a?(Bundler::Source::Git) }
File.write(ARGV.first, JSON.generate(from_git.map { |dependency| { name: dependency.name, address: dependency.source.uri.to_s } }))
`;
/** The gems that a Gemfile takes from git. */
async function gems_gemsFromGit(project, request) {
    const found = JSON.parse(await answerOf(scriptForGit, [], project, request));
    return found.map(({ name, address }) => ({ name, address: asGit(address) }));
}
/** The gems that a project needs, once Bundler has put them into its cache. `rubies` are the target's, as `X.Y`. */
async function gemsOf(project, rubies, request) {
    return JSON.parse(await answerOf(script, rubies, project, request));
}
/** What a script writes into the file that is its first argument. */
async function answerOf(code, args, project, request) {
    const answer = (0,external_node_path_.join)(request.work, 'answer.json');
    const program = (0,external_node_path_.join)(request.work, 'question.rb');
    await (0,promises_.writeFile)(program, code);
    await (0,run_tool/* runTool */.qI)(rubyTool, [program, answer, ...args], project, request);
    return (0,base_files/* readText */.yR)(answer);
}

;// CONCATENATED MODULE: ./src/install/ruby/layout.ts










/** Moves what was installed to where Lambda's Ruby finds it, once for each Ruby. */
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
    const [first = '', ...others] = rubies.map((version) => (0,external_node_path_.join)(directory, opt/* opt */.m7.ruby.versioned.packagesFor(version)));
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
        await (0,source_copy/* copySource */.X)(directory, target);
    for (const file of files.filter((name) => (0,base_paths/* isInside */.FK)(directory, (0,external_node_path_.join)(directory, name)))) {
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
    throw new problem/* Problem */.AF({
        topic: 'the-package-manager-reported-success',
        text: `Bundler reported success, but did not install ${missing.map(({ fullName }) => fullName).join(', ')}. ` +
            'Check what Gemfile and .bundle/config say of them.',
    });
}
/** The version of RubyGems that installed a gem says nothing of the gem. */
async function cleanSpecifications(directory) {
    for (const name of await (0,promises_.readdir)(directory)) {
        const path = (0,external_node_path_.join)(directory, name);
        const text = await (0,base_files/* readText */.yR)(path);
        await (0,promises_.writeFile)(path, text.replace(/^ *s\.installed_by_version = .*\n/gm, ''));
    }
}
/** Files that a compiler leaves next to the extension. They contain the place and the time of the build. */
const leftover = /(^|\/)(Makefile|mkmf\.log|gem_make\.out|[^/]*\.o|\.[^/]*\.time)$/;
async function cleanCompiled(gems, from, request) {
    if (gems.length === 0)
        return;
    const places = [(0,external_node_path_.join)(from, 'extensions'), ...gems.map(({ fullName }) => (0,external_node_path_.join)(from, 'gems', fullName))];
    const libraries = [];
    for (const place of places) {
        for (const name of await (0,base_files/* listPathsIn */.eE)(place)) {
            const path = (0,external_node_path_.join)(place, name);
            if (leftover.test(name) || /^ext\/.*\.so$/.test(name))
                await (0,promises_.rm)(path);
            else if (name.endsWith('.so'))
                libraries.push(path);
        }
    }
    // Some gems compile only if the Ruby lacks what they bring.
    if (libraries.length === 0)
        return;
    // The build id is a digest that took the place of the build in.
    const args = ['--strip-debug', '--remove-section=.note.gnu.build-id', ...libraries];
    await (0,run_tool/* runTool */.qI)(stripTool, args, from, request);
}

// EXTERNAL MODULE: ./src/base/bundler-credentials.ts
var bundler_credentials = __webpack_require__(6052);
;// CONCATENATED MODULE: ./src/install/ruby/settings.ts







/** Changes which packages are installed, from where, or whether they are checked. */
const changing = /^BUNDLE_(WITHOUT|WITH|ONLY|GEMFILE|LOCKFILE|LOCAL__.+|PREFER_LOCAL|PREFER_PATCH|FORCE_RUBY_PLATFORM.*|SPECIFIC_PLATFORM|DISABLE_CHECKSUM_VALIDATION|ALLOW_OFFLINE_INSTALL|PLUGINS)$/;
/**
 * What the project's `.bundle/config`, the variables of this step and the user's own file say, in the order in which Bundler reads them:
 * only what chooses mirrors and credentials, and how to fetch and compile.
 */
async function settings_settingsOf(root, env) {
    const project = await settings_settingsIn((0,external_node_path_.join)(env['BUNDLE_APP_CONFIG'] ?? (0,external_node_path_.join)(root, '.bundle'), 'config'));
    const variables = Object.entries(env).filter((entry) => entry[0].startsWith('BUNDLE_') && entry[1] !== undefined);
    const home = env['BUNDLE_USER_HOME'] ?? (0,external_node_path_.join)(env['HOME'] ?? '/', '.bundle');
    const user = await settings_settingsIn(env['BUNDLE_CONFIG'] ?? env['BUNDLE_USER_CONFIG'] ?? (0,external_node_path_.join)(home, 'config'));
    const all = { ...user, ...Object.fromEntries(variables), ...project };
    const given = Object.entries(all);
    return {
        used: Object.fromEntries(given.filter(([name]) => bundler_credentials/* publicBundlerVariable */._.test(name) || (0,bundler_credentials/* isBundlerCredential */.g)(name))),
        ignored: given.filter(([name, value]) => changing.test(name) && changesAnything(name, value)).map(settings_nameOf),
    };
}
/** A copy of the environment in which Bundler reads these settings and no others. */
function withSettings(env, settings) {
    const others = Object.entries(env).filter(([name]) => !/^(BUNDLE|BUNDLER)_|^RUBYOPT$/.test(name));
    return { ...Object.fromEntries(others), ...settings, BUNDLE_IGNORE_CONFIG: 'true' };
}
/** Characters of a name that is looked at. */
const longestName = 500;
async function settings_settingsIn(path) {
    const given = settingsOfYaml(await (0,base_files/* readTextOrEmpty */.Qr)(path), path);
    return Object.fromEntries(Object.entries(given ?? {}).flatMap(([name, value]) => name.length <= longestName && ['string', 'number', 'boolean'].includes(typeof value)
        ? [[withSlash(name).replaceAll('.', '__').replaceAll('-', '___'), String(value)]]
        : []));
}
function settingsOfYaml(text, path) {
    try {
        return parseYaml(text, path);
    }
    catch (error) {
        (0,limits/* rethrowIfLimitExceeded */.pN)(error);
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `${path} cannot be read: ${reason.text}. Correct it.`;
        throw new problem/* Problem */.AF((0,message/* becauseOf */.W$)(reason, 'a-manifest-cannot-be-read', text), { cause: error });
    }
}
/** Bundler ends an address so that has no end. */
function withSlash(name) {
    return /https?:/i.test(name) && !/\/$|__FALLBACK_TIMEOUT$/.test(name) ? `${name}/` : name;
}
/** The groups development and test are never installed, and "false" and "" are what Bundler does anyway. */
function changesAnything(name, value) {
    if (/^(false|)$/i.test(value))
        return false;
    if (name === 'BUNDLE_GEMFILE')
        return value !== 'Gemfile';
    return (name !== 'BUNDLE_WITHOUT' || value.split(/[:\s]+/).some((group) => !/^(development|test|)$/.test(group)));
}
function settings_nameOf([name]) {
    return name.replace('BUNDLE_', '').replaceAll('___', '-').replaceAll('__', '.').toLowerCase();
}

;// CONCATENATED MODULE: ./src/install/ruby/bundler.ts


















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
    const lock = given.locked ? lock_readLock(await (0,base_files/* readText */.yR)((0,external_node_path_.join)(given.root, 'Gemfile.lock'))) : undefined;
    if (lock)
        requireAllowed(lock.fromGit, request);
    // The project itself is recognized by its path, which Ruby reports without links.
    const work = await (0,promises_.realpath)(request.work);
    const declared = (0,layer_runtimes/* versionsOf */.x4)('ruby', request.target.runtimes);
    const { root } = await (0,source_copy/* copyProject */.N)(given, (0,external_node_path_.join)(work, 'project'), request, {
        reaches: await pathsOutside(given.root, request.workspace),
        leaveOut: (path) => Promise.resolve(path === (0,external_node_path_.join)(given.root, 'vendor', 'bundle')),
    });
    const path = (0,external_node_path_.join)(work, 'bundle');
    const settings = await settings_settingsOf(root, request.env);
    const env = { ...withSettings(request.env, settings.used), ...variablesFor(root, path, given.locked) };
    const version = await (0,run_tool/* versionOf */.E4)(bundleTool, bundler_versionLine, root, { ...request, env });
    // Bundler would otherwise install the version that the lock file names, and continue with it.
    const inProject = { ...request, env: { ...env, BUNDLER_VERSION: version } };
    // Also what the lock file does not have yet: Bundler can fetch it before it compares the two.
    requireAllowed(await gems_gemsFromGit(root, inProject), request);
    await (0,run_tool/* runTool */.qI)(bundleTool, ['cache', '--no-install'], root, inProject);
    if (lock)
        await requireChecksums(lock, (0,external_node_path_.join)(root, 'vendor', 'cache'));
    const bundle = await gemsOf(root, declared, inProject);
    const gems = bundle.gems.filter(({ directory }) => directory !== root);
    if (lock)
        lock_requireLocked(lock, gems);
    fits_requireSome(gems);
    requireFits(gems, bundle, request);
    // Also those that the runner's Ruby has already: the one on Lambda may have others.
    await (0,run_tool/* runTool */.qI)(bundleTool, ['install', '--local', '--redownload'], root, inProject);
    const directory = (0,external_node_path_.join)(work, 'layer');
    const rubies = declared.length > 0 ? declared : [bundle.ruby];
    await ruby_layout_layOut(gems, { installed: (0,external_node_path_.join)(path, 'ruby'), directory, rubies }, inProject);
    const own = gems.filter(({ from }) => from === 'path');
    return {
        directory,
        own: rubies.flatMap((ruby) => own.map(({ fullName }) => `${opt/* opt */.m7.ruby.versioned.packagesFor(ruby)}/gems/${fullName}`)),
        version: bundle.bundler,
        warnings: [
            ...warningsFor(gems, bundle, { declared, blocked: (lock?.fromGit ?? []).map(({ name }) => name) }, request),
            ...warningsAboutSettings(settings.ignored),
        ],
    };
}
/** "Bundler version 2.6.9", and since Bundler 4 the number alone. */
const bundler_versionLine = /^(?:Bundler version )?(\d+\.\d+\.\d\S*)/;
/** What decides what is installed and where. */
function variablesFor(root, path, isLocked) {
    return {
        BUNDLE_GEMFILE: (0,external_node_path_.join)(root, 'Gemfile'),
        BUNDLE_PATH: path,
        BUNDLE_PATH__SYSTEM: 'false',
        BUNDLE_FROZEN: String(isLocked),
        BUNDLE_WITHOUT: 'development:test',
        // What a Gemfile or a user names as a plugin would run.
        BUNDLE_PLUGINS: 'false',
        BUNDLE_SILENCE_ROOT_WARNING: 'true',
        // A gemspec without a date has that of the build.
        SOURCE_DATE_EPOCH: '315532800',
    };
}
/** Bundler runs the gemspecs of a repository only to know what it has. Throws a Problem before it does. */
function requireAllowed(fromGit, { installScripts }) {
    const held = fromGit.filter((one) => !mayRun(installScripts, one));
    if (held.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'code-of-a-package-would-have-to-run',
        text: `${[...new Set(held.map(({ name }) => name))].join(', ')} comes from git, and Bundler runs the gemspecs of its repository. ` +
            `Set "install-scripts: ${itemsFor(held)}" if you trust it, or use a version that a registry has.`,
    });
}
function warningsAboutSettings(ignored) {
    if (ignored.length === 0)
        return [];
    return [
        {
            topic: 'the-lock-file-does-not-fit',
            text: `Settings of Bundler that change what is installed are not used: ${ignored.join(', ')}. ` +
                'Change the Gemfile instead: its groups development and test are not installed.',
        },
    ];
}
function warningsFor(gems, { ruby }, { declared, blocked }, { installScripts }) {
    const fromGit = gems.filter(({ from }) => from === 'git').map(({ name }) => name);
    const notFound = namedBeyond(installScripts, 
    // Those of a group that is not installed must be named too: Bundler reads them.
    [...gems.map(({ name }) => name), ...blocked]);
    return [
        ...(declared.length === 0
            ? [
                (0,message/* about */.Cv)('the-target-was-not-declared', `The layer is laid out for the Ruby ${ruby} of this runner, and another one does not find it. ` +
                    'Declare the runtimes of the functions that use it in "compatible-runtimes".'),
            ]
            : []),
        ...(fromGit.length > 0
            ? [
                (0,message/* about */.Cv)('it-is-not-what-the-hashes-name', `Gems come from git: ${fromGit.join(', ')}. Registries vouch for what they publish; nobody does for these.`),
            ]
            : []),
        ...warningsAboutScripts({ heldBack: [], notFound }),
    ];
}
/** The directories in the checkout, but not below the project, that a Gemfile or its lock file take gems from. */
async function pathsOutside(root, workspace) {
    const [gemfile = '', lock = ''] = await Promise.all(['Gemfile', 'Gemfile.lock'].map((name) => (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(root, name))));
    const named = [
        ...gemfile.matchAll(/\bpath(?::|['"]?\s*=>|\s*\()?\s*(['"])([^'"\n]+)\1/g),
        ...lock.matchAll(/^PATH\r?\n {2}(remote): (.+)$/gm),
    ];
    const paths = named.map(([, , path = '']) => (0,external_node_path_.resolve)(root, path.trimEnd()));
    const outside = [...new Set(paths)].filter((path) => !(0,base_paths/* isInside */.FK)(root, path));
    const beyond = outside.filter((path) => !(0,base_paths/* isInside */.FK)(workspace, path));
    if (beyond.length > 0) {
        throw new problem/* Problem */.AF({
            topic: 'what-is-needed-lies-outside-of-the-checkout',
            text: `The Gemfile takes ${beyond.map((path) => (0,external_node_path_.basename)(path)).join(', ')} from outside of the checkout. Move it inside.`,
        });
    }
    return outside.filter((path) => (0,external_node_fs_.existsSync)(path));
}

;// CONCATENATED MODULE: ./src/install/managers.ts













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
    throw new problem/* Problem */.AF({
        topic: 'it-is-not-known-how-to-build',
        text: `There is no package manager ${name}. There are ${managers.map((one) => one.name).join(', ')}.`,
    });
}

;// CONCATENATED MODULE: ./src/install/python/pylock-requirements.ts




/** Packages of a lock file as requirements: exactly their versions, by exactly their hashes. Relative paths start at the directory. */
function pylock_requirements_requirementsOf(packages, directory) {
    const requirements = [];
    const locals = [];
    for (const one of packages) {
        const { path, subdirectory = '' } = one.directory ?? one.archive ?? {};
        if (path === undefined)
            requirements.push(requirementOn(one));
        else {
            const local = {
                path: (0,external_node_path_.resolve)(directory, path, one.directory ? subdirectory : ''),
                extras: '',
                marker: one.marker ? `; ${one.marker}` : '',
                hashes: one.archive ? pylock_requirements_hashesOf([one.archive]) : [],
            };
            locals.push(local);
        }
    }
    return { ...nothing, requirements, locals };
}
function requirementOn({ name, marker, wheels = [], sdist, archive, vcs, ...one }) {
    const end = marker ? ` ; ${marker}` : '';
    const url = vcs ? `${vcs.type}+${vcs.url ?? ''}@${vcs['commit-id']}` : archive?.url;
    const version = one.version ?? wheelOf(pylock_requirements_nameOf(wheels[0] ?? {}))?.version;
    const own = { name: normalised(name), version };
    if (url !== undefined) {
        const subdirectory = vcs?.subdirectory ?? archive?.subdirectory;
        const address = `${url}${subdirectory === undefined ? '' : `#subdirectory=${subdirectory}`}`;
        const hashes = archive ? pylock_requirements_hashesOf([archive]) : [];
        return { ...own, text: `${name} @ ${address}${end}`, url: address, hashes, version: undefined };
    }
    return {
        ...own,
        text: `${name}==${version ?? ''}${end}`,
        hashes: pylock_requirements_hashesOf([...wheels, ...(sdist ? [sdist] : [])]),
    };
}
/** The name of a file, which may stand only in its address or path. */
function pylock_requirements_nameOf({ name, url, path }) {
    return decodeURIComponent(name ?? (url ?? path ?? '').split(/[?#]/)[0]?.split('/').at(-1) ?? '');
}
/** The hashes of files that cannot be forged, one of each file. */
function pylock_requirements_hashesOf(files) {
    return files.flatMap(({ hashes = {} }) => {
        const algorithm = ['sha256', 'sha512', 'sha384'].find((one) => hashes[one] !== undefined);
        return algorithm === undefined ? [] : [`${algorithm}:${hashes[algorithm] ?? ''}`];
    });
}
/**
 * Where packages come from, those that most come from first. A default index that the user has set replaces that one: it can be a
 * mirror, or have credentials.
 */
function indexLinesOf(packages, hasDefault) {
    const fromIndex = packages.filter(({ wheels = [], sdist }) => [...wheels, sdist ?? {}].some(({ url }) => url));
    const lines = linesForIndexes(fromIndex.map(({ index }) => index), hasDefault);
    return hasDefault ? lines.slice(1) : lines;
}
/** The folders of wheels and sdists that lie in the checkout. */
function linksOf(packages, directory) {
    const paths = packages.flatMap(({ wheels = [], sdist }) => [...wheels, sdist ?? {}].flatMap(({ path }) => path ?? []));
    return [...new Set(paths.map((path) => (0,external_node_path_.dirname)((0,external_node_path_.resolve)(directory, path))))].map((folder) => `--find-links ${folder}`);
}

;// CONCATENATED MODULE: ./src/install/python/pylock-packages.ts







/**
 * The packages of a lock file that one of the targets needs, with markers that any installer can judge. Throws a Problem if the file is
 * not for the targets.
 */
function packagesFor(lock, { file, targets, extras }) {
    requireReadable(lock, file);
    requirePermitted(lock['requires-python'], targets, file);
    requireEnvironment(lock, file, targets);
    const groups = lock['dependency-groups'] ?? [];
    const known = [...(lock.extras ?? []), ...groups];
    requireNoneOf(extras.filter((name) => !isAmong(known, name)), { manifest: file, kinds: 'extras and dependency groups', names: known });
    const byDefault = (lock['default-groups'] ?? []).filter((name) => normalised(name) !== 'dev');
    const packages = (lock.packages ?? []).map((one) => ({
        ...one,
        marker: judged(one.marker ?? '', { extras, dependency_groups: [...extras, ...byDefault] }),
    }));
    const needed = packages.filter(({ marker }) => targets.some((target) => holds(marker, target)));
    for (const one of needed)
        requireForTargets(one, file, targets);
    return needed;
}
function requireReadable({ 'lock-version': version = '', packages }, file) {
    if (/^1\./.test(version) && Array.isArray(packages))
        return;
    throw new problem/* Problem */.AF({
        topic: 'a-manifest-cannot-be-read',
        text: packages === undefined || version === ''
            ? `${file} cannot be read: it has no "lock-version" or no "packages". Lock again, such as by "uv export --format pylock.toml".`
            : `${file} cannot be read: its "lock-version" is ${version}, and this action reads 1.0. Lock again with a tool that writes that.`,
    });
}
function requireEnvironment({ environments }, file, targets) {
    const outside = targets.filter((target) => environments !== undefined && !environments.some((marker) => holds(marker, target)));
    if (outside.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-fit',
        text: `${file} is for the environments ${(environments ?? []).join(' or ')}, and the layer is for ${outside.map(target_inWords).join(', ')}. ` +
            'Lock for that too, or change "compatible-runtimes" or "architecture".',
    });
}
function requireForTargets(one, file, targets) {
    const required = one['requires-python'];
    const outside = targets.filter((target) => holds(one.marker ?? '', target) && required !== undefined && !permits(required, target.full));
    if (outside.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'the-lock-file-does-not-fit',
        text: `${file} has ${one.name} for Python ${required ?? ''}, and the layer is for Python ${outside.map(({ minor }) => minor).join(', ')}. ` +
            'Lock again, or change "compatible-runtimes".',
    });
}
/** Replaces what a marker asks of extras and groups by what always holds, or never: other installers know none. */
function judged(marker, chosen) {
    return marker.replace(/(["'])([^"']*)\1\s+(not\s+in|in)\s+(extras|dependency_groups)\b/g, (_, quote, name, operator, variable) => markerThat(isAmong(chosen[variable] ?? [], name) === (operator === 'in')));
}

;// CONCATENATED MODULE: ./src/install/python/pylock.ts











/** The file among some names that is a pylock.toml: that one, or the only one with a name of its own. Throws a Problem for several. */
function pylockAmong(names) {
    const found = names.filter((name) => /^pylock\.(?:[^.]+\.)?toml$/.test(name)).sort();
    if (found.includes('pylock.toml') || found.length < 2) {
        return found.includes('pylock.toml') ? 'pylock.toml' : found[0];
    }
    throw new problem/* Problem */.AF({
        topic: 'it-is-not-known-how-to-build',
        text: `Input "source" has ${found.join(' and ')}, and it cannot be told which of them makes the layer. ` +
            'Rename that one to pylock.toml.',
    });
}
/** A package manager of Python that installs what a pylock.toml says, instead of its own lock file. */
function byPylock(builder, file) {
    return {
        ...builder,
        lockFiles: [file],
        isLocked: () => Promise.resolve(true),
        build: (request, project) => buildByPylock(request, project, file),
    };
}
async function buildByPylock(request, project, file) {
    request.log.info(`${file} says what is installed.`);
    const path = (0,external_node_path_.join)(project.source, file);
    const lock = parseToml(await (0,base_files/* readText */.yR)(path, 'toml'), path);
    const python = await findPython(request);
    const targets = target_targetsOf(request, python);
    const packages = packagesFor(lock, { file, targets, extras: request.extras });
    const { source } = project;
    const reaches = [...pylock_foldersOf(packages, source), ...settingsAbove(source, request.workspace)];
    const copy = await workingCopy(project, reaches, request);
    const { env } = await pipSources(python, request);
    const hasIndex = ['PIP_INDEX_URL', 'UV_DEFAULT_INDEX', 'UV_INDEX_URL'].some((name) => request.env[name]);
    const wanted = {
        ...pylock_requirements_requirementsOf(packages, copy.source),
        indexLines: [
            ...indexLinesOf(packages, hasIndex || env['UV_DEFAULT_INDEX'] !== undefined),
            ...linksOf(packages, copy.source),
        ],
    };
    const { by, warnings, ...installed } = await installPackages({ wanted, complete: true, cwd: copy.source, rules: 'pip' }, request);
    return {
        ...installed,
        version: `with ${by}`,
        license: pyproject_licenseOf(await readPyproject(project.source)),
        warnings,
    };
}
/** What a lock file takes from the checkout, as absolute paths. */
function pylock_foldersOf(packages, source) {
    const locals = packages.flatMap(({ directory, archive }) => directory?.path ?? archive?.path ?? []);
    const files = packages.flatMap(({ wheels = [], sdist }) => [...wheels, sdist ?? {}].flatMap(({ path }) => path ?? []));
    return [...locals, ...files].map((path) => (0,external_node_path_.resolve)(source, path));
}

;// CONCATENATED MODULE: ./src/install/source/detect.ts





/** The package manager whose lock file is among these names. Throws a Problem for lock files of two. */
function lockedBy(names) {
    const own = having('lockFiles', names);
    // Those of Python's managers can be exported as a pylock.toml, too.
    const pylock = own.some(({ language }) => language === python) ? undefined : pylockAmong(names);
    const all = pylock === undefined ? own : [...own, byPylock(builderNamed('pip'), pylock)];
    const [locked, ...others] = all;
    if (others.length > 0)
        throw ambiguous('lockFiles', all, names);
    return locked;
}
const python = 'Python';
/** A package manager that the user has named, for these files: Python's install by a pylock.toml where they have no lock file of their own. */
function withPylock(builder, names) {
    const pylock = builder.language === python ? pylockAmong(names) : undefined;
    return pylock === undefined ? undefined : byPylock(builder, pylock);
}
/**
 * The lock files among some names that are not read although a package manager without a lock file is used. Throws a Problem for those
 * that belong to its manifest; a requirements.txt is one of pip alone.
 */
function passedOver({ name, language }, names) {
    const isOwn = name === 'pip' && names.includes('requirements.txt');
    if (!isOwn)
        requireNoForeign(names, language);
    return foreignAmong(names, language);
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
        throw ambiguous('manifests', described, names);
    if (poetry)
        return builderNamed('poetry');
    const [first] = described;
    if (first)
        return first;
    if (names.some((name) => opt/* topFolders */.VE.includes(name)))
        return 'none';
    requireNoForeign(names);
    throw new problem/* Problem */.AF({
        topic: 'it-is-not-known-how-to-build',
        text: `Input "source" has neither a manifest (${managers.flatMap(({ manifests }) => manifests).join(', ')}) ` +
            `nor a folder that is laid out for Lambda (${opt/* topFolders */.VE.join(', ')}). Point "source" at the directory that has it, ` +
            'or say how the layer is built with "build-command".',
    });
}
function having(kind, names) {
    return managers.filter((candidate) => candidate[kind].some((name) => names.includes(name)));
}
function ambiguous(kind, found, names) {
    const files = found.flatMap((candidate) => candidate[kind].filter((name) => names.includes(name)));
    return new problem/* Problem */.AF({
        topic: 'it-is-not-known-how-to-build',
        text: `Input "source" has ${files.join(' and ')}, and it cannot be told which of them makes the layer. ` +
            'Name its package manager in "package-manager", or remove the other files.',
    });
}

;// CONCATENATED MODULE: ./src/install/source/project.ts








/** Finds the package manager of a directory and its project; `name` is the manager's, or `auto`. Throws a Problem. */
async function findProject(name, source, workspace) {
    if (name === 'none')
        return 'none';
    const names = await (0,promises_.readdir)(source);
    if (name !== 'auto')
        return project_named(builderNamed(name), names, source, workspace);
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
    return described === 'none' ? 'none' : withoutForeign(await projectOf(described, source, workspace), names);
}
/** The project of a package manager that the user has named. Lock files of other managers are ignored. */
async function project_named(builder, names, source, workspace) {
    const found = await projectOf(builder, source, workspace);
    if (found.project.locked)
        return found;
    const byOther = withPylock(builder, names);
    return byOther ? projectOf(byOther, source, workspace) : withoutForeign(found, names);
}
/** A project without a lock file, with the lock files of others that it passes over. Throws a Problem for those that must not be. */
function withoutForeign({ builder, project }, names) {
    if (project.locked)
        return { builder, project };
    return { builder, project: { ...project, passedOver: passedOver(builder, names) } };
}
async function projectOf(builder, source, workspace) {
    if (await project_isLocked(builder, source))
        return { builder, project: { source, root: source, locked: true } };
    for (const root of (0,workspaces/* above */.G1)(source, workspace)) {
        if (await builder.hasMember?.(root, source)) {
            return { builder, project: { source, root, locked: await project_isLocked(builder, root) } };
        }
    }
    return { builder, project: { source, root: source, locked: false } };
}
/** The workspace above a directory that has it as a member, with the lock file that shows its package manager. */
async function lockedMember(source, workspace) {
    for (const root of (0,workspaces/* above */.G1)(source, workspace)) {
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
    const text = await (0,base_files/* readTextOrEmpty */.Qr)((0,external_node_path_.join)(source, 'pyproject.toml'), 'toml');
    return /^[ \t]*\[tool\.poetry[.\]]/m.test(text);
}

// EXTERNAL MODULE: ./src/install/source/repository.ts
var source_repository = __webpack_require__(1309);
;// CONCATENATED MODULE: ./src/install/build.ts






/** A tree that is laid out as Lambda mounts it under /opt, made out of the source directory, which is only read. */
async function build_build(recipe, request) {
    const { packageManager, buildCommand, include, without } = recipe;
    if (buildCommand !== undefined) {
        const made = await (0,command/* buildByCommand */.T)(buildCommand, request, without);
        await (0,source_repository/* removeRepositories */.Jq)(made.directory);
        return made;
    }
    const found = await findProject(packageManager, request.source, request.workspace);
    if (found === 'none') {
        build_requireNoneOf(recipe, request);
        return { directory: request.source, without, madeBy: 'the tree as it is', warnings: [] };
    }
    const tree = await build_install(found.builder, { ...found.project, without }, recipe, request);
    await (0,source_repository/* removeRepositories */.Jq)(tree.directory);
    await includeFiles(include, request.source, tree.directory, without);
    return tree;
}
/** What only makes sense together with a package manager. */
function build_requireNoneOf({ include }, { extras }) {
    const given = [...(include.length > 0 ? ['"include"'] : []), ...(extras.length > 0 ? ['"extras"'] : [])];
    if (given.length === 0)
        return;
    throw new problem/* Problem */.AF({
        topic: 'two-inputs-contradict-each-other',
        text: `Input ${given.join(' and ')} is given, but "source" is a tree that is laid out already, and is taken as it is. ` +
            'Remove the input, or name a "package-manager".',
    });
}
async function build_install(builder, project, { requireLockfile }, request) {
    const { name, toLock, takesExtras } = builder;
    const { source, root, locked, passedOver = [] } = project;
    request.log.info(`The package manager is ${name}.`);
    if (root !== source)
        request.log.info(`"source" is a member of the workspace in ${root}.`);
    if (request.extras.length > 0 && !takesExtras) {
        throw new problem/* Problem */.AF({
            topic: 'two-inputs-contradict-each-other',
            text: `Input "extras" is given, but ${name} knows no groups of optional dependencies. Remove it.`,
        });
    }
    if (!locked && requireLockfile) {
        throw new problem/* Problem */.AF({
            topic: 'a-lock-file-is-needed',
            text: `Input "require-lockfile" is true, but "source" has no lock file. ${toLock}`,
        });
    }
    const { version, warnings, ...installed } = await builder.build(request, project);
    return {
        ...installed,
        madeBy: `${name} ${version}`,
        warnings: [
            ...(locked
                ? []
                : [
                    (0,message/* about */.Cv)('a-lock-file-is-needed', `There is no lock file, so that every build may get other versions. ${toLock}`),
                ]),
            ...(passedOver.length > 0
                ? [
                    (0,message/* about */.Cv)('a-lock-file-is-needed', `${passedOver.join(' and ')} is not read: the manifest alone decides what is installed.`),
                ]
                : []),
            ...warnings,
        ],
    };
}


/***/ })

};
