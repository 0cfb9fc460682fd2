export const id = 25;
export const ids = [25];
export const modules = {

/***/ 50518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ codeSha256Form)
/* harmony export */ });
/** The form of a CodeSha256, as Lambda writes it: the SHA-256 of an archive in base64. */
const codeSha256Form = /^[A-Za-z0-9+/]{43}=$/;


/***/ }),

/***/ 59025:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  earlierBuilds: () => (/* binding */ earlierBuilds)
});

// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/base/json.ts
var json = __webpack_require__(23659);
;// CONCATENATED MODULE: ./src/build-records/cache-requests.ts

/** Returns how requests are sent with the token of the job, if it has one. */
function senderWith(token, { connections, timeout }) {
    return async (url, { method = 'GET', headers, json, body, accepted, isSigned = false } = {}) => {
        const response = await connections.fetch(url.href, {
            method,
            headers: {
                ...(token && !isSigned && { authorization: `Bearer ${token}` }),
                ...(json !== undefined && { 'content-type': 'application/json' }),
                ...headers,
            },
            body: json === undefined ? body : JSON.stringify(json),
            signal: AbortSignal.timeout(timeout),
        });
        const isAccepted = accepted?.includes(response.status) ?? response.ok;
        if (!isAccepted)
            throw new Error(`the cache service responded with the status ${response.status}`);
        return response;
    };
}
/** The maximum length of a response, in bytes. */
const longestText = 1_000_000;
/** Returns whether a key of a response begins with a prefix. Keys are case-insensitive, and act changes them to lower case. */
function hasPrefix(key, prefix) {
    return String(key).toLowerCase().startsWith(prefix.toLowerCase());
}
/** Returns the text at a signed URL. Rejects with an Error. */
async function textAt(url, { connections, timeout }) {
    const response = await connections.fetch(url, { signal: AbortSignal.timeout(timeout) });
    if (!response.ok)
        throw new Error(`the entry could not be downloaded: the status is ${response.status}`);
    return textOf(response);
}
/** Returns the text of a response. Rejects if it is too long for a record or a message of the service. */
async function textOf(response) {
    const chunks = [];
    let length = 0;
    for await (const chunk of (response.body ?? [])) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > longestText)
            throw new Error('the response is too long');
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** Returns the fields of a JSON response. Rejects if it is not an object. */
async function fieldsOf(response) {
    const value = (0,json/* jsonOrUndefined */._D)(await textOf(response));
    if (typeof value === 'object' && value !== null)
        return value;
    throw new Error('the response is not a JSON object');
}

;// CONCATENATED MODULE: ./src/build-records/cache-v1.ts

/** Returns the first version of the cache service, which GitHub Enterprise Server and act have. */
function firstService(baseUrl, send) {
    const accept = { accept: 'application/json;api-version=6.0-preview.1' };
    const place = (path) => new URL(`_apis/artifactcache/${path}`, baseUrl);
    return {
        urlOf: async (prefix, version) => {
            const query = new URLSearchParams({ keys: prefix, version });
            const response = await send(place(`cache?${query.toString()}`), {
                headers: accept,
                accepted: [200, 204],
            });
            if (response.status === 204)
                return undefined;
            const { archiveLocation: url, cacheKey: key } = await fieldsOf(response);
            return typeof url === 'string' && hasPrefix(key, prefix) ? url : undefined;
        },
        save: async (entry, text) => {
            const size = Buffer.byteLength(text);
            const reserved = await send(place('caches'), {
                ...{ method: 'POST', headers: accept, json: { ...entry, cacheSize: size } },
                accepted: [200, 201, 400, 409],
            });
            const { cacheId } = await fieldsOf(reserved);
            // Another job is saving the same entry.
            if (typeof cacheId !== 'number')
                return;
            const range = { 'content-type': 'application/octet-stream', 'content-range': `bytes 0-${size - 1}/*` };
            const headers = { ...accept, ...range };
            await send(place(`caches/${cacheId}`), { method: 'PATCH', headers, body: text });
            await send(place(`caches/${cacheId}`), { method: 'POST', headers: accept, json: { size } });
        },
    };
}

;// CONCATENATED MODULE: ./src/build-records/cache-v2.ts

/** Returns the current cache service of GitHub, which `@actions/cache` calls in the same way: Twirp calls, and signed URLs for the content. */
function secondService(baseUrl, send) {
    const call = (method, json, accepted) => send(new URL(`/twirp/github.actions.results.api.v1.CacheService/${method}`, baseUrl), {
        method: 'POST',
        json,
        ...(accepted && { accepted }),
    });
    return {
        urlOf: async (prefix, version) => {
            const request = { key: prefix, restore_keys: [prefix], version };
            const response = await call('GetCacheEntryDownloadURL', request, [200, 404]);
            const { ok, signed_download_url: url, matched_key: key } = await fieldsOf(response);
            const isFound = ok === true && typeof url === 'string' && hasPrefix(key, prefix);
            return isFound ? url : undefined;
        },
        save: async (entry, text) => {
            const created = await fieldsOf(await call('CreateCacheEntry', entry, [200, 409]));
            const { ok, signed_upload_url: url } = created;
            // Another job is saving the same entry.
            if (ok !== true || typeof url !== 'string')
                return;
            const headers = { 'content-type': 'application/octet-stream', 'x-ms-blob-type': 'BlockBlob' };
            await send(new URL(url), { method: 'PUT', headers, body: text, isSigned: true });
            await call('FinalizeCacheEntryUpload', { ...entry, size_bytes: String(Buffer.byteLength(text)) });
        },
    };
}

;// CONCATENATED MODULE: ./src/build-records/cache.ts




/**
 * Returns the cache of the job. Undefined if the runner has none. An entry is a plain text, and no archive that is unpacked: whoever can
 * write an entry could write any file of the runner by an archive.
 */
function cacheOf(env, network) {
    const service = serviceIn(env, network);
    const mode = env['ACTIONS_CACHE_MODE']?.trim().toLowerCase() ?? '';
    if (!service || mode === 'none')
        return undefined;
    return {
        newest: async (prefix) => {
            const url = mode === 'write-only' ? undefined : await service.urlOf(prefix, version);
            return url === undefined ? undefined : textAt(url, network);
        },
        save: async (key, text) => {
            if (mode !== 'read')
                await service.save({ key, version }, text);
        },
    };
}
/** The cache service compares it with that of an entry. Entries of other actions have another one. */
const version = (0,external_node_crypto_.createHash)('sha256').update('lambda-layer-everywhere').digest('hex');
/** The runner sets these variables for actions, but not for commands. act has a service without a token. */
function serviceIn(env, network) {
    const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_SERVICE_V2: hasSecond, ACTIONS_RESULTS_URL: second, ACTIONS_CACHE_URL: first, } = env;
    const send = senderWith(token, network);
    if (token && hasSecond && second && !isEnterpriseServer(env))
        return secondService(second, send);
    return first ? firstService(first, send) : undefined;
}
/** GitHub Enterprise Server has only the first version of the service. */
function isEnterpriseServer({ GITHUB_SERVER_URL: server }) {
    const { hostname } = new URL(server || 'https://github.com');
    return !/^github\.com$|\.ghe\.com$|\.localhost$/.test(hostname);
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./src/runner/own-process.ts


/**
 * Starts this action as a separate process for one task, and returns its answer after it has ended. What it had in its memory, such as
 * credentials, is gone then. Its output goes directly to the runner, because it contains the secrets to mask. Undefined if it ended without
 * an answer.
 */
async function askOwnProcess({ entry, task, env, end }) {
    const child = (0,external_node_child_process_.fork)(entry, [task], {
        env,
        serialization: 'advanced',
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const kill = () => void child.kill('SIGKILL');
    end.addEventListener('abort', kill);
    if (end.aborted)
        kill();
    let answer;
    child.on('message', (message) => {
        answer = message;
    });
    try {
        // All messages arrive before "close". An error means that it could not be started.
        await (0,external_node_events_.once)(child, 'close');
        return answer;
    }
    finally {
        end.removeEventListener('abort', kill);
    }
}

// EXTERNAL MODULE: ./src/steps/job.ts
var steps_job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/publish/inputs/layers.ts
var inputs_layers = __webpack_require__(88043);
// EXTERNAL MODULE: ./src/publish/regions/observe.ts
var observe = __webpack_require__(84437);
// EXTERNAL MODULE: ./src/publish/regions/plans.ts + 1 modules
var plans = __webpack_require__(73667);
// EXTERNAL MODULE: ./src/layer/layer.ts
var layer_layer = __webpack_require__(20956);
// EXTERNAL MODULE: ./src/steps/export.ts + 1 modules
var steps_export = __webpack_require__(43654);
// EXTERNAL MODULE: ./src/publish/prepare/build-context.ts
var build_context = __webpack_require__(41549);
// EXTERNAL MODULE: ./src/publish/regions/dry-run.ts + 1 modules
var dry_run = __webpack_require__(1940);
// EXTERNAL MODULE: ./src/publish/regions/parameters.ts
var parameters = __webpack_require__(50173);
;// CONCATENATED MODULE: ./src/publish/skip-build/end-unchanged.ts







/** Whether a run of these plans would write nothing to AWS. At least one Region must have the version. */
function hasNothingToDo({ plan, job }, { parameters }) {
    const reused = [...plan].filter((entry) => isReused(entry[1]));
    const skipped = [...plan.values()].filter((planned) => 'missing' in planned);
    if (reused.length === 0 || reused.length + skipped.length < plan.size)
        return false;
    return reused.every(([region, { target, grants, revokes, prunes }]) => {
        const values = parameters.get(region);
        const names = parameterNames(region, target.version, job.inputs);
        const isWritten = names.every((name) => values?.get(name) === target.arn);
        return isWritten && [grants, revokes, prunes].every(({ length }) => length === 0);
    });
}
function isReused(planned) {
    return 'target' in planned && planned.target.do === 'reuse';
}
function parameterNames(region, version, inputs) {
    return (0,parameters/* parametersIn */.K)(region, inputs).map(({ nameOf }) => nameOf(version));
}
/** Ends a run that has nothing to do: reports each Region as a run with a build would. Throws a Problem if a file cannot be exported. */
async function endUnchanged(layers, step) {
    (0,build_context/* newDirectory */.k)(step);
    (0,plans/* recordWanted */.Vl)(layers);
    await (0,plans/* showPlans */.gj)(layers, step);
    const exported = (0,inputs_layers/* exportedBy */.h3)(step);
    await (0,steps_export/* requireExportable */.O3)(exported);
    if (step.jobs[0].inputs['dry-run'])
        return showAllChecks(layers);
    for (const { job, plan } of layers)
        recordOutcomes(plan, job);
    await (0,steps_export/* exportVersions */.q1)(exported, step.runner);
}
async function showAllChecks(layers) {
    const totalSize = (0,dry_run/* totalSizeOf */.hS)(layers);
    await (0,inputs_layers/* inEachLayer */.Oc)(layers, async ({ job, archive, plan }) => {
        const results = { account: job.run.account, storages: new Map(), stagingErrors: undefined };
        await (0,dry_run/* showChecks */.BE)(plan, { archive, totalSize }, results, job);
        return {};
    });
}
function recordOutcomes(plan, { inputs, run, runner }) {
    for (const [region, planned] of plan) {
        if (isReused(planned)) {
            const { arn, version, declared } = planned.target;
            runner.log.info(`${arn}: unchanged`);
            const parameters = parameterNames(region, version, inputs);
            run.outcomes.set(region, {
                ...layer_layer/* nothingDone */.m,
                layerVersion: { arn, version, ...(declared && { declared }) },
                ...(parameters.length > 0 && { parameters }),
            });
        }
        else if ('missing' in planned)
            run.outcomes.set(region, { ...layer_layer/* nothingDone */.m, missing: planned.missing });
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/install/source/copy.ts
var copy = __webpack_require__(588);
// EXTERNAL MODULE: ./src/install/source/include.ts
var source_include = __webpack_require__(66685);
// EXTERNAL MODULE: ./src/install/source/project.ts + 84 modules
var project = __webpack_require__(27427);
// EXTERNAL MODULE: ./src/install/source/workspaces.ts
var workspaces = __webpack_require__(7083);
;// CONCATENATED MODULE: ./src/fingerprint/build-inputs.ts




/**
 * Returns the absolute paths of the files in the checkout that match the glob patterns, except those in `without`. Throws a Problem for a
 * pattern that matches nothing.
 */
async function filesOfBuildInputs(patterns, workspace, without) {
    const { chosen, unmatched } = await (0,source_include/* matchingFiles */.V)(patterns, workspace, without);
    if (unmatched.length === 0)
        return chosen.map((path) => (0,external_node_path_.join)(workspace, path));
    const named = unmatched.map((pattern) => JSON.stringify(pattern)).join(', ');
    throw new problem/* Problem */.AF((0,message/* about */.Cv)('a-pattern-matches-nothing-or-too-much', `Input "build-inputs" has patterns that match no file in the checkout: ${named}. ` +
        'Write patterns relative to the checkout, such as "native/**".'));
}

;// CONCATENATED MODULE: ./src/fingerprint/content.ts



/** The buffer into which each part of a file is read. */
const buffer = Buffer.allocUnsafe(1_048_576);
/**
 * Returns the SHA-256 of a file's content in hexadecimal. `onPart` gets each part of the content, which the next part overwrites. The
 * function is synchronous, because waiting for each of many small files would take longer than reading it. Throws a Problem for a device or a pipe.
 */
function hashOfContent(path, onPart) {
    // Without O_NONBLOCK, opening a pipe that has no writer never returns.
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    try {
        if (!(0,external_node_fs_.fstatSync)(file).isFile())
            throw new problem/* Problem */.AF({
                topic: 'a-file-exceeds-a-limit',
                text: `${path} is a device or a pipe, which can be endless. Replace it with a file.`,
            });
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for (let length = (0,external_node_fs_.readSync)(file, buffer); length > 0; length = (0,external_node_fs_.readSync)(file, buffer)) {
            const part = buffer.subarray(0, length);
            hash.update(part);
            onPart?.(part);
        }
        return hash.digest('hex');
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./src/fingerprint/digest.ts

/** Returns the SHA-256 of a JSON value in hexadecimal. The order of keys does not matter. */
function digestOf(value) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify(value, sorted) ?? '')
        .digest('hex');
}
function sorted(_key, value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    return Object.fromEntries(Object.entries(value).sort(byKey));
}
/** Compares two entries by their keys. */
function byKey([one], [other]) {
    return one < other ? -1 : 1;
}

;// CONCATENATED MODULE: ./src/fingerprint/code.ts




/** Returns a digest of the code of this action: the files in the directory of its bundle. */
function digestOfCode(directory) {
    const names = (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort();
    return digestOf(names.map((name) => [name, hashOfContent((0,external_node_path_.join)(directory, name))]));
}

// EXTERNAL MODULE: ./src/base/bundler-credentials.ts
var bundler_credentials = __webpack_require__(86052);
// EXTERNAL MODULE: ./src/install/run/child.ts + 4 modules
var child = __webpack_require__(25114);
;// CONCATENATED MODULE: ./src/fingerprint/credentials.ts

/** Matches a line that sets a credential, such as `//registry/:_authToken=…` or `"password": …`. */
const credential = /(?:_auth|_?auth_?token|auth_?ident|passw(?:or)?d|passphrase|secret|(?:api|private|access)_?key|token)["']?(?:\s*[=:]|\s+["'])/i;
/**
 * Returns a text without the users and passwords in addresses. In some workflows, they change in each run. Credentials decide whether a job
 * can download a package, but not what the package contains.
 */
function withoutCredentials(text) {
    return text.replace(/(?<=[a-z]:\/\/)[^/\s@"']*@/gi, '');
}
/** Returns the text of a settings file without its credentials. */
function settingsWithoutCredentials(text) {
    // In XML, several elements can be in one line, so only their contents are removed.
    if (/^\s*</.test(text))
        return withoutCredentials(text.replace(/(<(password|passphrase|privateKey)>)[^<]*/gi, '$1'));
    const lines = text
        .split('\n')
        .filter((line) => !credential.test(line) && !(0,bundler_credentials/* isBundlerCredential */.g)(/^[^\s:]+/.exec(line)?.[0] ?? ''));
    return withoutCredentials(lines.join('\n'));
}

// EXTERNAL MODULE: ./src/install/node/user-settings.ts
var user_settings = __webpack_require__(95851);
;// CONCATENATED MODULE: ./src/fingerprint/runner-folders.ts

/** Returns the folders of this runner whose paths do not count. */
function runnerFolders(env, workspace) {
    const { RUNNER_TEMP: temporary = '' } = env;
    return { workspace, temporary, home: (0,user_settings/* homeOf */.lt)(env) };
}
/** Returns a text in which a name replaces each of the folders. The longest paths are replaced first, because one can be in another. */
function withoutFolders(text, folders) {
    return Object.entries(folders)
        .filter(([, path]) => path.length > 1)
        .sort(([, one], [, other]) => other.length - one.length)
        .reduce((replaced, [name, path]) => replaced.replaceAll(path, `<${name}>`), text);
}

;// CONCATENATED MODULE: ./src/fingerprint/environment.ts





/** Variables of package managers, of the languages that they run in, and of the dynamic linker. */
const managerVariables = /^(p?npm_config_|yarn_|bun_|corepack_|node_|pip_|uv_|poetry_|pipenv_|python|bundler?_|ruby|gem_|maven_|mvn_|m2_|gradle_|org_gradle_|java_|jdk_|_java_|jdk|ld_|xdg_config_|source_date_epoch$|lang$|lc_|tz$)/i;
/** Variables that describe the run or the session, and not the project. They differ in each run. */
const runVariables = /^(GITHUB_|RUNNER_|ACTIONS_|INPUT_|STATE_|AWS_|MEMORY_PRESSURE_|SSH_|XDG_SESSION_|XDG_RUNTIME_DIR$|DBUS_|JOURNAL_STREAM$|INVOCATION_ID$|SYSTEMD_EXEC_PID$|PWD$|OLDPWD$|SHLVL$|_$|HOSTNAME$|TERM$|COLUMNS$|LINES$|UV_THREADPOOL_SIZE$)/;
/** Variables with credentials. */
const credentialVariables = /(^|_)(pass|passw(or)?d|passphrase|token|secrets?|credentials?|auth|(api|private|access|secret)_?key|pat)(_|$)|auth_?token/i;
/** Returns a digest of the variables that can decide the bytes of a layer, without credentials. The digest does not reveal a value. */
function digestOfEnvironment({ env, runsCode, mentioned, folders }) {
    const visible = Object.entries((0,child/* withoutSecrets */.cT)(env)).filter(([name]) => {
        if (credentialVariables.test(name) || (0,bundler_credentials/* isBundlerCredential */.g)(name))
            return false;
        if (runVariables.test(name))
            return runsCode && mentioned.has(name);
        return runsCode || managerVariables.test(name);
    });
    return digestOf(Object.fromEntries(visible.map(([name, value]) => [name, withoutCredentials(withoutFolders(value, folders))])));
}

// EXTERNAL MODULE: ./src/base/paths.ts
var base_paths = __webpack_require__(75997);
;// CONCATENATED MODULE: ./src/fingerprint/files.ts







/**
 * Returns a digest of names, contents, execute bits and links. Modification times, owners and the order of the file system do not count.
 * Throws a Problem for a link to a directory outside of the checkout, and for a file that cannot be read.
 */
async function digestOfFiles(coverage) {
    const found = new Map();
    const mentioned = new Set();
    const paths = new Set(coverage.paths);
    const seen = new Set();
    const repositories = new Set();
    // The loop also visits the targets of links, which it adds.
    for (const path of paths)
        await addPath(path, { ...coverage, found, mentioned, paths, seen, repositories });
    const entries = [...found].sort(byKey);
    return { digest: digestOf(entries), mentioned, repositories };
}
async function addPath(path, walk) {
    const { base, found, seen } = walk;
    const name = (0,external_node_path_.relative)(base, path);
    if ((0,external_node_path_.basename)(path) === '.git')
        walk.repositories.add((0,external_node_path_.dirname)(path));
    if ((0,external_node_path_.basename)(path) === '.git' || walk.without.includes(path) || seen.has(path))
        return;
    seen.add(path);
    if (!walk.paths.has(path) && (await walk.isLeftover?.(path)))
        return;
    const stats = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink())
        addLink(path, name, walk);
    else if (stats?.isDirectory())
        await addDirectory(path, name, walk);
    else if (stats?.isFile()) {
        const kind = (stats.mode & 0o111) === 0 ? 'file' : 'program';
        found.set(name, `${kind} ${hashOfContent(path, (part) => addMentioned(part, walk.mentioned))}`);
    }
    else if (stats === undefined) {
        requireExactName(path);
        found.set(name, 'missing');
    }
}
/** Throws a Problem for a name that is not UTF-8. Node.js replaces its invalid bytes, so that the file is not found and would not count. */
function requireExactName(path) {
    if (!path.includes('\ufffd'))
        return;
    const text = `${JSON.stringify(path)} has a name that is not valid UTF-8. Rename it.`;
    throw new problem/* Problem */.AF((0,message/* about */.Cv)('a-file-does-not-belong-in-a-layer', text));
}
async function addDirectory(path, name, walk) {
    const entries = (0,external_node_fs_.readdirSync)(path);
    // Other directories count only by their entries. The first run can create one, for a file that the action writes.
    if (entries.length === 0)
        walk.found.set(name, 'empty directory');
    for (const entry of entries)
        await addPath((0,external_node_path_.join)(path, entry), walk);
}
/** The content behind a link counts too. If it is in a covered directory, it is added there. */
function addLink(path, name, { found, paths, workspace }) {
    found.set(name, `link ${(0,external_node_fs_.readlinkSync)(path)}`);
    const target = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (target === undefined)
        return;
    const real = external_node_fs_.realpathSync.native(path);
    if (target.isDirectory() && !(0,base_paths/* isInside */.FK)(external_node_fs_.realpathSync.native(workspace), real))
        throw new problem/* Problem */.AF((0,message/* about */.Cv)('a-path-is-outside-of-the-checkout', `${path} is a link to a directory outside of the checkout, whose files can change at any time.`));
    if (![...paths].some((one) => (0,base_paths/* isInside */.FK)(one, real)))
        paths.add(real);
}
/** Adds the variables of GitHub and the runner that a part of a file mentions. A build can read them. */
function addMentioned(part, mentioned) {
    for (const prefix of ['GITHUB_', 'RUNNER_'])
        for (let at = part.indexOf(prefix); at >= 0; at = part.indexOf(prefix, at + 1)) {
            const [name] = /^\w{1,100}/.exec(part.toString('latin1', at, at + 100)) ?? [];
            if (name !== undefined)
                mentioned.add(name);
        }
}

// EXTERNAL MODULE: ./src/base/files.ts
var base_files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/install/run/probe.ts
var probe = __webpack_require__(49351);
// EXTERNAL MODULE: ./src/install/source/repository.ts
var repository = __webpack_require__(81309);
;// CONCATENATED MODULE: ./src/fingerprint/git-repositories.ts





const git = { name: 'Git', command: 'git', setupHint: 'Install Git.' };
/** The questions to Git whose answers can decide versions and lists of files. */
const questions = [
    ['rev-parse', 'HEAD'],
    ['symbolic-ref', '--quiet', 'HEAD'],
    ['for-each-ref'],
    ['ls-files', '--stage'],
    // A changed file elsewhere in the repository can make a version "dirty". Untracked files elsewhere are not copied.
    ['status', '--porcelain', '--untracked-files=no', '--ignore-submodules=dirty'],
];
/** Git must not write the index, and must not start a program that the repository names. */
const options = ['--no-optional-locks', '-c', 'core.fsmonitor=false'];
/**
 * Returns a digest of the Git repositories that contain the paths, and of the nested ones: their commit, refs, lists of files and changed
 * files. It is for builds that get versions or lists of files from Git.
 */
async function digestOfGitRepositories({ paths, nested }, { workspace, env, log }) {
    const repositories = new Set([
        ...nested,
        ...paths.flatMap((path) => (0,repository/* repositoryAbove */.an)(path, workspace) ?? []),
    ]);
    const withoutGit = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('GIT_')));
    const answers = [...repositories].sort().map(async (directory) => {
        const place = [...options, `--git-dir=${(0,external_node_path_.join)(directory, '.git')}`, `--work-tree=${directory}`];
        const ended = await Promise.all(questions.map((question) => (0,probe/* probe */.d)(git, [...place, ...question], directory, { env: withoutGit, log })));
        const files = ['shallow', 'info/exclude', 'info/attributes'].map((name) => (0,external_node_path_.join)(directory, '.git', name));
        return [ended.map(({ lines }) => lines), await Promise.all(files.map((file) => (0,base_files/* readTextOrEmpty */.Qr)(file)))];
    });
    return digestOf(await Promise.all(answers));
}

;// CONCATENATED MODULE: ./src/fingerprint/inputs.ts
/** The effect of each input. A test compares the names with action.yml. */
const effects = {
    'layer-name': 'neither',
    // The files of the directory decide, and not its path.
    source: 'neither',
    // There is no fingerprint of an archive.
    archive: 'neither',
    'package-manager': 'bytes',
    extras: 'bytes',
    'build-command': 'bytes',
    'smoke-test': 'neither',
    'test-command': 'neither',
    'build-timeout-minutes': 'neither',
    'install-scripts': 'bytes',
    'require-lockfile': 'neither',
    'compatible-runtimes': 'bytes',
    'compatible-architectures': 'bytes',
    description: 'metadata',
    'license-info': 'metadata',
    include: 'bytes',
    exclude: 'bytes',
    slim: 'bytes',
    regions: 'neither',
    'optional-regions': 'neither',
    'role-to-assume': 'neither',
    'role-session-name': 'neither',
    'role-duration-seconds': 'neither',
    audience: 'neither',
    'allowed-account-ids': 'neither',
    principals: 'neither',
    'allow-public': 'neither',
    's3-bucket': 'neither',
    's3-prefix': 'neither',
    's3-encryption': 'neither',
    release: 'neither',
    'ssm-parameter': 'neither',
    export: 'neither',
    sbom: 'neither',
    'skip-unchanged': 'neither',
    // The files that the patterns match decide, and not the patterns.
    'build-inputs': 'neither',
    'skip-build-if-unchanged': 'neither',
    version: 'neither',
    'align-versions': 'neither',
    'retain-versions': 'neither',
    'on-failure': 'neither',
    'dry-run': 'neither',
    'pull-request-comment': 'neither',
    'github-token': 'neither',
};
/** Returns the parsed values of the inputs that decide the bytes of the archive. */
function decidingValues(inputs) {
    const names = Object.keys(effects).filter((name) => effects[name] === 'bytes');
    return Object.fromEntries(names.map((name) => [name, inputs[name] ?? null]));
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/fingerprint/java-homes.ts


/** Returns the home directories that Java can use: HOME, and the one in the system's list of users. They can differ in a container. */
function javaHomes(env) {
    return [...new Set([(0,user_settings/* homeOf */.lt)(env), ...homeInSystem()])];
}
function homeInSystem() {
    try {
        return [(0,external_node_os_.userInfo)().homedir];
    }
    catch {
        // A container can run with a user ID that is not in its list of users.
        return [];
    }
}

;// CONCATENATED MODULE: ./src/fingerprint/settings.ts










const npmFiles = ({ env, home }) => [
    settingIn(env, 'npm_config_userconfig') ?? (0,external_node_path_.join)(home, '.npmrc'),
    settingIn(env, 'npm_config_globalconfig'),
    '/etc/npmrc',
    ...prefixesOf(env).map((prefix) => (0,external_node_path_.join)(prefix, 'etc', 'npmrc')),
    ...prefixesOf(env).map((prefix) => (0,external_node_path_.join)(prefix, 'lib', 'node_modules', 'npm', 'npmrc')),
];
const pipFiles = ({ env, home, config, machine }) => [
    env['PIP_CONFIG_FILE'],
    (0,external_node_path_.join)(home, '.pip', 'pip.conf'),
    (0,external_node_path_.join)(config, 'pip', 'pip.conf'),
    ...machine.flatMap((folder) => [(0,external_node_path_.join)(folder, 'pip.conf'), (0,external_node_path_.join)(folder, 'pip', 'pip.conf')]),
    ...prefixesOf(env).map((prefix) => (0,external_node_path_.join)(prefix, 'pip.conf')),
];
const uvFiles = ({ env, config, machine, above }) => [
    env['UV_CONFIG_FILE'],
    ...above.flatMap((folder) => ['uv.toml', 'pyproject.toml'].map((name) => (0,external_node_path_.join)(folder, name))),
    ...[config, ...machine].map((folder) => (0,external_node_path_.join)(folder, 'uv', 'uv.toml')),
];
/** setuptools and Cargo read settings of the user when they build a package. */
const pythonFiles = (places) => [
    ...pipFiles(places),
    ...uvFiles(places),
    ...['.pydistutils.cfg', '.cargo/config.toml', '.cargo/config'].map((name) => (0,external_node_path_.join)(places.home, name)),
];
/** The settings files outside of the checkout that each package manager reads. */
const filesByManager = {
    npm: npmFiles,
    pnpm: (places) => [
        ...npmFiles(places),
        ...['rc', 'config.yaml'].map((name) => (0,external_node_path_.join)(places.config, 'pnpm', name)),
    ],
    yarn: (places) => [
        ...npmFiles(places),
        ...['.yarnrc', places.env['YARN_RC_FILENAME'] ?? '.yarnrc.yml'].map((name) => (0,external_node_path_.join)(places.home, name)),
        ...['/etc/yarnrc', '/usr/local/share/.yarnrc'],
        ...prefixesOf(places.env).map((prefix) => (0,external_node_path_.join)(prefix, 'etc', 'yarnrc')),
    ],
    bun: (places) => [
        ...npmFiles(places),
        ...[places.home, places.config].flatMap((folder) => ['.bunfig.toml', '.npmrc'].map((name) => (0,external_node_path_.join)(folder, name))),
    ],
    pip: pythonFiles,
    uv: pythonFiles,
    poetry: (places) => {
        const { env, config } = places;
        return [...pythonFiles(places), (0,external_node_path_.join)(env['POETRY_CONFIG_DIR'] ?? (0,external_node_path_.join)(config, 'pypoetry'), 'config.toml')];
    },
    pipenv: pythonFiles,
    bundler: ({ env, home }) => [
        env['BUNDLE_CONFIG'],
        env['BUNDLE_USER_CONFIG'],
        (0,external_node_path_.join)(env['BUNDLE_USER_HOME'] ?? (0,external_node_path_.join)(home, '.bundle'), 'config'),
        env['BUNDLE_APP_CONFIG'] && (0,external_node_path_.join)(env['BUNDLE_APP_CONFIG'], 'config'),
        ...['.gemrc', (0,external_node_path_.join)('.config', 'gem', 'gemrc')].map((name) => (0,external_node_path_.join)(home, name)),
        ...[env['GEMRC'], '/etc/gemrc'],
    ],
    maven: ({ env, homes }) => [
        ...pathsInArguments(env['MAVEN_ARGS']),
        ...homes.flatMap((home) => ['.m2', '.mavenrc'].map((name) => (0,external_node_path_.join)(home, name))),
        '/etc/mavenrc',
        ...[env['MAVEN_HOME'] ?? [], env['M2_HOME'] ?? [], ...homesOf('mvn', env)]
            .flat()
            .flatMap((folder) => ['conf', (0,external_node_path_.join)('lib', 'ext')].map((name) => (0,external_node_path_.join)(folder, name))),
    ],
    gradle: ({ env, homes }) => {
        const folders = [env['GRADLE_USER_HOME'] ?? [], ...homes.map((home) => (0,external_node_path_.join)(home, '.gradle'))].flat();
        const names = ['gradle.properties', 'init.gradle', 'init.gradle.kts', 'init.d'];
        return [
            ...[...folders, ...homesOf('gradle', env)].flatMap((folder) => names.map((name) => (0,external_node_path_.join)(folder, name))),
            ...homes.map((home) => (0,external_node_path_.join)(home, '.m2', 'settings.xml')),
        ];
    },
};
/** Returns the absolute paths of the settings files that arguments of Maven name. */
function pathsInArguments(args = '') {
    const options = /(?:^|\s)(?:-g?[st]|--(?:global-)?(?:settings|toolchains))[\s=]+(\S+)/g;
    return [...args.matchAll(options)].map(([, path = '']) => (0,external_node_path_.resolve)(path));
}
/** Returns the value of the variable for a setting of npm. Its name can have any case. */
function settingIn(env, name) {
    return Object.entries(env).find(([one]) => one.toLowerCase() === name)?.[1];
}
/** Returns the directories above those on PATH, in which programs look for settings of their installation. */
function prefixesOf({ PATH = '', VIRTUAL_ENV, PREFIX }) {
    const given = [VIRTUAL_ENV ?? [], PREFIX ?? [], homesOf('node', { PATH })].flat();
    return [...new Set([...given, ...PATH.split(':').map((folder) => (0,external_node_path_.dirname)(folder))])].filter((one) => one !== '.');
}
/** Returns the directories in which a program is installed. PATH can contain only a link to the program. */
function homesOf(command, { PATH = '' }) {
    return PATH.split(':').flatMap((folder) => {
        const real = (0,base_paths/* realpathOf */.zg)((0,external_node_path_.join)(folder, command));
        return real === undefined ? [] : [(0,external_node_path_.dirname)((0,external_node_path_.dirname)(real))];
    });
}
/** Returns the files of a directory, such as `init.d` of Gradle, or the path of a file itself. */
async function filesAt(path) {
    const names = await (0,promises_.readdir)(path).catch(() => undefined);
    return names === undefined ? [path] : names.sort().map((name) => (0,external_node_path_.join)(path, name));
}
/** Returns a digest of the settings files outside of the checkout, without credentials. */
async function digestOfSettings({ folders, ...request }) {
    const texts = await Promise.all((await settingsFiles(request)).map(async (path) => {
        const text = await (0,base_files/* readTextIfPossible */.e1)(path);
        return text === undefined ? [] : [[withoutFolders(path, folders), settingsWithoutCredentials(text)]];
    }));
    return digestOf(texts.flat());
}
/** Returns the paths of the settings files outside of the checkout. They need not exist. */
async function settingsFiles({ manager, env, directories, }) {
    const home = (0,user_settings/* homeOf */.lt)(env);
    const places = {
        env,
        home,
        homes: javaHomes(env),
        config: env['XDG_CONFIG_HOME'] || (0,external_node_path_.join)(home, '.config'),
        machine: [...(env['XDG_CONFIG_DIRS'] || '/etc/xdg').split(':'), '/etc'],
        above: directories.flatMap((directory) => (0,workspaces/* directoriesAbove */.jH)(directory, '/')),
    };
    const paths = (filesByManager[manager]?.(places) ?? []).filter((path) => path !== undefined && path !== '');
    return (await Promise.all([...new Set(paths)].map(filesAt))).flat();
}

;// CONCATENATED MODULE: ./src/fingerprint/local-artifacts.ts








/** The file that `mvn install` writes next to the versions of an artifact. Downloaded artifacts have other files there. */
const installedMark = 'maven-metadata-local.xml';
/**
 * Returns a digest of the artifacts that earlier steps installed into the local repositories of Maven, such as with `mvn install`. Their
 * content can change without a new version number. `root` is the root of the build.
 */
async function digestOfLocalArtifacts(root, env) {
    const found = [];
    for (const repository of await localRepositories(root, env))
        addArtifacts(repository, repository, found);
    return digestOf(found.sort(byKey));
}
/** Returns the default repository, and those that settings and arguments name. */
async function localRepositories(root, env) {
    const settings = await settingsFiles({ manager: 'maven', env, directories: [] });
    const files = [
        ...settings.filter((path) => /(?:\.xml|rc)$/.test(path)),
        ...['maven.config', 'jvm.config'].map((name) => (0,external_node_path_.join)(root, '.mvn', name)),
    ];
    const texts = await Promise.all(files.map((file) => (0,base_files/* readTextOrEmpty */.Qr)(file)));
    const given = [...texts, ...variables.map((name) => env[name] ?? '')].join('\n');
    const named = [
        ...given.matchAll(/(?:<localRepository>\s*|-Dmaven\.repo\.local(?:\.tail|\.head)?=)([^<\s"']+)/g),
    ];
    const paths = named.flatMap(([, list = '']) => list.split(',')).map((path) => expanded(path, env));
    return new Set([
        ...javaHomes(env).map((home) => (0,external_node_path_.join)(home, '.m2', 'repository')),
        ...paths.filter((path) => path.startsWith('/')),
    ]);
}
/** The variables with arguments of Maven and Java. */
const variables = [
    'MAVEN_OPTS',
    'MAVEN_ARGS',
    'JAVA_TOOL_OPTIONS',
    'JDK_JAVA_OPTIONS',
    'GRADLE_OPTS',
    'JAVA_OPTS',
];
/** Replaces the home directory and variables in a path of a settings file. */
function expanded(path, env) {
    return path
        .replace(/^(?:~|\$\{user\.home\})(?=\/)/, (0,user_settings/* homeOf */.lt)(env))
        .replace(/\$\{env\.(\w+)\}/g, (_, name) => env[name] ?? '');
}
function addArtifacts(directory, repository, found) {
    const entries = entriesOf(directory);
    const isInstalled = entries.some(({ name }) => name === installedMark);
    for (const entry of entries.filter((one) => one.isDirectory())) {
        const below = (0,external_node_path_.join)(directory, entry.name);
        if (isInstalled)
            addVersion(below, repository, found);
        addArtifacts(below, repository, found);
    }
}
function addVersion(directory, repository, found) {
    for (const entry of entriesOf(directory).filter((one) => one.isFile() && /\.(?:jar|pom)$/.test(one.name))) {
        const path = (0,external_node_path_.join)(directory, entry.name);
        found.push([(0,external_node_path_.relative)(repository, path), hashOfContent(path)]);
    }
}
function entriesOf(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory, { withFileTypes: true });
    }
    catch {
        return [];
    }
}

// EXTERNAL MODULE: ./src/pack/exclude.ts
var pack_exclude = __webpack_require__(72767);
// EXTERNAL MODULE: ./src/pack/walk.ts
var walk = __webpack_require__(80644);
;// CONCATENATED MODULE: ./src/fingerprint/prepared.ts





/** Returns a digest of a prepared layer directory: the entries of the archive, without those that "exclude" leaves out. */
function digestOfPrepared(directory, exclude, without) {
    const exclusion = (0,pack_exclude/* exclusionOf */.a)(exclude);
    const { entries } = (0,walk/* walk */.G)(directory, (path) => without.includes((0,external_node_path_.join)(directory, path)) || exclusion.leavesOut(path));
    return digestOf(entries.map((entry) => {
        if (entry.kind !== 'file')
            return [entry.path, entry.kind, 'target' in entry ? entry.target : ''];
        const kind = entry.executable ? 'program' : 'file';
        return [entry.path, kind, hashOfContent((0,external_node_path_.join)(directory, entry.path))];
    }));
}

;// CONCATENATED MODULE: ./src/fingerprint/system.ts



/** The lists of installed packages of Debian, Alpine and Red Hat. Compiled code uses their libraries. */
const installed = [
    '/var/lib/dpkg/status',
    '/lib/apk/db/installed',
    '/var/lib/rpm/rpmdb.sqlite',
    '/usr/lib/sysimage/rpm/rpmdb.sqlite',
];
/**
 * Returns a digest of the system of this runner. zlib compresses the archive. The C library decides which wheels pip accepts. If code runs,
 * it can use everything that is installed.
 */
async function digestOfSystem({ ImageOS, ImageVersion }, runsCode) {
    const lists = runsCode ? installed.filter((path) => (0,external_node_fs_.existsSync)(path)) : [];
    return digestOf({
        platform: [process.platform, process.arch, process.versions.zlib],
        umask: process.umask(),
        release: await (0,base_files/* readTextOrEmpty */.Qr)('/etc/os-release'),
        image: runsCode ? [ImageOS, ImageVersion] : [],
        packages: await Promise.all(lists.map((path) => (0,base_files/* hashOfFile */.QY)(path))),
    });
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/install/node/manager.ts + 9 modules
var manager = __webpack_require__(56899);
// EXTERNAL MODULE: ./src/install/node/package-json.ts
var package_json = __webpack_require__(41927);
// EXTERNAL MODULE: ./src/install/node/requested-version.ts
var requested_version = __webpack_require__(46549);
// EXTERNAL MODULE: ./src/install/python/target.ts
var target = __webpack_require__(7725);
;// CONCATENATED MODULE: ./src/fingerprint/tools.ts













/** Matches a line that contains a version. */
const versionLine = /\d\.\d/;
const node = { command: 'node' };
const npm = { command: 'npm' };
const uv = { command: 'uv' };
const java = { command: 'java', args: ['-version'], line: /version|build/i };
/** The programs that each package manager needs, in addition to Python. */
const programs = {
    npm: [node, npm],
    pnpm: [node, { command: 'pnpm' }],
    yarn: [node, { command: 'yarn' }],
    bun: [node, { command: 'bun' }],
    pip: [uv],
    uv: [uv],
    poetry: [uv, { command: 'poetry' }],
    pipenv: [uv, { command: 'pipenv' }],
    bundler: [{ command: 'ruby' }, { command: 'gem' }, { command: 'bundle' }],
    maven: [{ command: 'mvn', line: /^(Apache Maven \d|Java version:)/ }],
    gradle: [java, { command: 'gradle', line: /^Gradle \d/ }],
};
/** The other managers of Node.js, whose scripts npm runs. */
const runsNpm = ['pnpm', 'yarn', 'bun'];
/** Files in which version managers find the versions for a project. Their programs on PATH read them. */
const versionFiles = [
    ...['.tool-versions', '.node-version', '.nvmrc', '.ruby-version', '.python-version', '.java-version'],
];
/** The programs that a command of the user is likely to call, in addition to compilers. */
const programsOfCommands = [
    ...[node, npm, { command: 'python3' }, { command: 'make' }, { command: 'cmake' }],
];
/** The compilers that packages call. */
const compilers = [
    { command: 'cc' },
    { command: 'c++' },
    { command: 'rustc' },
    { command: 'go', args: ['version'] },
];
/** The managers that need Python. */
const pythonManagers = ['pip', 'uv', 'poetry', 'pipenv'];
/**
 * Returns a digest of the versions of the programs that build a layer. The programs run outside of the project, so that none of its code
 * runs. They have the versions that the project requests.
 */
async function digestOfTools(given) {
    const { manager, runsCode } = given;
    const request = manager === 'gradle' ? { ...given, env: withJavaHome(given.env) } : given;
    // The Gradle of the project is one of its files.
    const hasWrapper = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(request.directory, 'gradlew'));
    const own = (programs[manager] ?? []).filter(({ command }) => !(command === 'gradle' && hasWrapper));
    const forCode = [
        ...(runsNpm.includes(manager) ? [npm] : []),
        ...(manager === 'build-command' ? programsOfCommands : []),
        ...compilers,
    ];
    const directory = await createVersionDirectory(request);
    try {
        const [python, ...versions] = await Promise.all([
            pythonManagers.includes(manager) ? (0,target/* findPython */.Kq)(request) : undefined,
            ...own.map((program) => versionOf(program, directory, request)),
            ...(runsCode ? forCode : []).map((program) => versionIfKnown(program, directory, request)),
        ]);
        return digestOf({ python, versions });
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
/** Gradle prefers the Java in JAVA_HOME, whose path can stay the same in a new version. */
function withJavaHome(env) {
    const { JAVA_HOME, PATH } = env;
    return JAVA_HOME ? { ...env, PATH: [(0,external_node_path_.join)(JAVA_HOME, 'bin'), PATH].join(external_node_path_.delimiter) } : env;
}
/** Creates a directory that requests the same version of a package manager as the project. Corepack and pnpm then use that version. */
async function createVersionDirectory({ manager, directory: root, work }) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(work, 'versions-'));
    for (const name of versionFiles.filter((one) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, one))))
        await (0,promises_.cp)((0,external_node_path_.join)(root, name), (0,external_node_path_.join)(directory, name));
    const { packageManager, devEngines } = await (0,package_json/* manifestIn */.t)(root);
    const engine = devEngines?.['packageManager'];
    const manifest = {
        private: true,
        packageManager,
        ...(engine === undefined ? {} : { devEngines: { packageManager: engine } }),
    };
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, 'package.json'), JSON.stringify(manifest));
    await (0,requested_version/* takeRequestedVersion */.K)(directory, manager);
    return directory;
}
/** Returns the version of a program of the package manager. Throws a Problem if it exists, but does not report its version. */
async function versionOf(program, directory, request) {
    const { command } = program;
    // The build reports a missing program, if it needs it.
    if (!isOnPath(command, request.env))
        return [command, 'missing'];
    const lines = await linesOf(program, directory, request);
    if (lines.length > 0)
        return [command, ...lines];
    const text = `"${command}" does not report its version. Set it up before this step.`;
    throw new problem/* Problem */.AF((0,message/* about */.Cv)('a-program-is-missing-or-another-version-is-needed', text));
}
/** Returns the version of a program that the build may not need, such as a compiler. If it cannot be found out, the version is `unknown`. */
async function versionIfKnown(program, directory, request) {
    return versionOf(program, directory, request).catch(() => [program.command, 'unknown']);
}
async function linesOf({ command, args = ['--version'], line = versionLine }, directory, { env, log }) {
    const { lines } = await (0,probe/* probe */.d)({ name: command, command, setupHint: '' }, args, directory, {
        env: { ...env, ...manager/* corepackVariables */.X, YARN_IGNORE_PATH: '1' },
        log,
    });
    return lines.map((text) => (0,external_node_util_.stripVTControlCharacters)(text).trim()).filter((text) => line.test(text));
}
function isOnPath(command, { PATH = '' }) {
    return PATH.split(external_node_path_.delimiter).some((folder) => (0,base_paths/* canExecute */.cH)((0,external_node_path_.join)(folder, command)));
}

;// CONCATENATED MODULE: ./src/fingerprint/fingerprint.ts





















/**
 * Returns a fingerprint of everything that decides the bytes of a layer, before anything is installed. The same layer can have several
 * fingerprints, but different layers never have the same one. No code of the project runs. Throws a Problem for a pattern in "build-inputs" that
 * matches nothing.
 */
async function fingerprintOf(inputs, context) {
    const found = await partsOf(inputs, context);
    if ('unusable' in found)
        return found;
    const parts = {
        action: digestOfCode(context.code),
        inputs: digestOf(decidingValues(inputs)),
        target: digestOf(context.target),
        ...found.parts,
    };
    return { digest: digestOf(parts), parts };
}
async function partsOf(inputs, context) {
    if (inputs.archive !== undefined)
        return unusable('an archive is published as it is, and nothing is built');
    if (inputs['build-command'] !== undefined)
        return partsOfCommand(inputs['build-command'], inputs, context);
    try {
        const found = await (0,project/* findProject */.t)(inputs['package-manager'], inputs.source, context.workspace);
        if (found === 'none')
            return { parts: await partsOfPrepared(inputs, context) };
        if (!hasExactVersions(found.builder, found.project))
            return unusable(`there is no lock file. ${found.builder.lockHint}`, 'a-lock-file-is-needed');
        return { parts: await partsOfProject(found, inputs, context) };
    }
    catch (error) {
        // The build reports the same error, or does not need what could not be read.
        const { text, topic } = (0,problem/* reasonOf */.A3)(error);
        return { unusable: (0,message/* about */.Cv)(topic, `The inputs of the build could not be read: ${text}`) };
    }
}
/** Without a lock file, Gradle knows the versions of a build only after it has resolved them. */
function hasExactVersions({ name }, { source, locked }) {
    const locks = ['gradle.lockfile', (0,external_node_path_.join)('gradle', 'dependency-locks')];
    return locked && (name !== 'gradle' || locks.some((lock) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(source, lock))));
}
function unusable(why, topic = 'two-inputs-contradict-each-other') {
    return { unusable: (0,message/* about */.Cv)(topic, `The build cannot be skipped, because ${why}`) };
}
async function partsOfCommand(command, inputs, context) {
    const { workspace, without, buildInputs, env } = context;
    const { source } = inputs;
    if (buildInputs.length === 0)
        return unusable('it is not known what "build-command" reads. Name its files in "build-inputs".');
    const paths = await filesOfBuildInputs(buildInputs, workspace, without);
    const files = await digestOfFiles({
        // The whole checkout changes with each commit, so only the named files count then.
        paths: source === workspace ? paths : [...paths, source],
        without,
        base: workspace,
        workspace,
    });
    const mentioned = new Set([...files.mentioned, ...(command.match(/\b(?:GITHUB|RUNNER)_\w+/g) ?? [])]);
    const parts = {
        files: files.digest,
        tools: await digestOfTools({
            ...context,
            manager: 'build-command',
            directory: source,
            runsCode: true,
        }),
        environment: digestOfEnvironment({
            env,
            runsCode: true,
            mentioned,
            folders: runnerFolders(env, workspace),
        }),
        system: await digestOfSystem(env, true),
    };
    return { parts };
}
/** A prepared directory is not built. Only its files and the compression decide the archive. */
async function partsOfPrepared({ source, exclude }, { without, env }) {
    return {
        files: digestOfPrepared(source, exclude, without),
        system: await digestOfSystem(env, false),
    };
}
async function partsOfProject({ builder, project }, inputs, context) {
    const { env, workspace } = context;
    const { name: manager } = builder;
    const reads = await builder.reads(project, {
        workspace,
        extras: inputs.extras,
        installScripts: inputs['install-scripts'],
    });
    const { runsCode, readsRepository, paths } = reads;
    const folders = runnerFolders(env, workspace);
    const [root = project.root] = paths;
    // Started first, because the programs run while this process reads the files.
    const tools = digestOfTools({
        ...context,
        manager,
        directory: root,
        runsCode,
    });
    tools.catch(() => undefined);
    // Build tools leave out what Git ignores, by rules that can be above the project.
    const rules = readsRepository ? paths.flatMap((path) => (0,workspaces/* filesAbove */.Hp)(path, workspace, copy/* gitRules */.Ue)) : [];
    const files = await filesOf(project, { ...reads, paths: [...paths, ...rules] }, inputs, context);
    return {
        project: digestOf([manager, builder.lockFiles, (0,external_node_path_.relative)(project.root, project.source)]),
        files: files.digest,
        settings: await digestOfSettings({ manager, env, folders, directories: [workspace, context.work] }),
        environment: digestOfEnvironment({ env, runsCode, mentioned: files.mentioned, folders }),
        system: await digestOfSystem(env, runsCode),
        artifacts: builder.language === 'Java' ? await digestOfLocalArtifacts(root, env) : '',
        repository: readsRepository
            ? await digestOfGitRepositories({ paths, nested: files.repositories }, context)
            : '',
        tools: await tools,
    };
}
/** Returns a digest of what the build reads, and of the files in "include", which can be in a folder that the build does not read. */
async function filesOf({ source }, { paths, isLeftover }, { include }, { workspace, without }) {
    const { chosen, unmatched } = await (0,source_include/* matchingFiles */.V)(include, source, without);
    if (unmatched.length > 0)
        throw new problem/* Problem */.AF((0,message/* about */.Cv)('a-pattern-matches-nothing-or-too-much', `"include" matches no file: ${unmatched.join(', ')}`));
    const included = chosen.map((path) => (0,external_node_path_.join)(source, path));
    return digestOfFiles({ paths: [...paths, ...included], isLeftover, without, base: source, workspace });
}

// EXTERNAL MODULE: ./src/publish/inputs/wanted.ts
var wanted = __webpack_require__(31134);
;// CONCATENATED MODULE: ./src/publish/skip-build/fingerprints.ts






/** Returns the fingerprint of each layer, or why it has none. Nothing is installed, and no code of the project runs. Throws a Problem. */
async function withFingerprints(step) {
    const { runner, jobs } = step;
    const work = runner.newDirectory();
    const without = (0,inputs_layers/* writtenBy */.xO)(step);
    try {
        return await (0,inputs_layers/* inEachLayer */.Oc)((0,inputs_layers/* eachOf */.pQ)(jobs, (job) => ({ job })), async ({ job: { inputs } }) => {
            const needed = needForArchive(inputs);
            if (needed)
                return { fingerprint: { unusable: needed } };
            const fingerprint = await fingerprintOf(inputs, {
                ...{ workspace: runner.workspace, work, without, env: runner.env, log: runner.log },
                target: (0,wanted/* targetOf */.$r)(inputs),
                buildInputs: inputs['build-inputs'],
                code: (0,external_node_path_.dirname)(runner.entry),
            });
            return { fingerprint };
        });
    }
    finally {
        await (0,promises_.rm)(work, { recursive: true, force: true });
    }
}
/** The inputs that need an archive in each run. */
const archiveUsers = ['smoke-test', 'test-command', 'sbom'];
/** Returns why the build of this step can never be skipped, if an input needs the archive in each run. */
function needForArchive(inputs) {
    const name = archiveUsers.find((one) => inputs[one] !== undefined && inputs[one] !== false);
    return name && (0,message/* about */.Cv)('the-build-is-not-skipped', noEffect(name));
}
function noEffect(name) {
    return (`Input "skip-build-if-unchanged" has no effect, because "${name}" needs the archive in each run. The layer is built. ` +
        `Remove "skip-build-if-unchanged", or use "${name}" in another workflow, such as one for pull requests.`);
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
;// CONCATENATED MODULE: ./src/build-records/differences.ts

/** The maximum number of items in a sentence. */
const mostListed = 5;
/** Returns the names of the parts of a fingerprint that differ from those of an earlier build, such as `files, tools`. */
function changedParts(before, after) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return listed(names.filter((name) => before[name] !== after[name]));
}
/** Returns how two builds of the same inputs differ, as sentences. Only the most important differences are listed. */
function changedContent(before, after) {
    const changes = packageChanges(before.packages, after.packages);
    const packages = changes.length === 0
        ? 'The packages have the same versions, so the content of files differs.'
        : `Packages: ${listed(changes)}.`;
    return `${packages} ${sizes(before.archive, after.archive)}`;
}
function sizes(before, after) {
    if (before.unzippedSize === after.unzippedSize && before.files === after.files)
        return 'The number of files and the unzipped size are the same.';
    const describe = ({ files, unzippedSize }) => `${files} files of ${(0,figures/* bytes */.ee)(unzippedSize)}`;
    return `Before: ${describe(before)}. Now: ${describe(after)}.`;
}
function packageChanges(before, after) {
    const [old, now] = [versionsByPackage(before), versionsByPackage(after)];
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
        const [was, is] = [old.get(key) ?? [], now.get(key) ?? []];
        if (was.join() === is.join())
            return [];
        const name = key.slice(key.indexOf(' ') + 1);
        return `${name} ${was.join('/') || '(missing)'} to ${is.join('/') || '(missing)'}`;
    });
}
/** Packages of different ecosystems can have the same name. */
function versionsByPackage(packages) {
    const groups = Map.groupBy(packages, ({ ecosystem, name }) => `${ecosystem} ${name}`);
    return new Map([...groups].map(([key, all]) => [
        key,
        [...new Set(all.map(({ version }) => version || 'unknown'))].sort(),
    ]));
}
function listed(items) {
    const more = items.length - mostListed;
    return [...items.slice(0, mostListed), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./src/layer/code-sha256.ts
var code_sha256 = __webpack_require__(50518);
// EXTERNAL MODULE: ./src/layer/slim.ts
var slim = __webpack_require__(5316);
;// CONCATENATED MODULE: ./src/build-records/record.ts





/** The maximum length of a record in bytes. A record of 1,000 packages has about 80 kB. */
const longestRecord = 500_000;
/** The maximum number of packages in a record. */
const mostPackages = 2_000;
/** A text in one line, because the log and the summary show it. */
const oneLine = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(512), dist/* regex */.yGV(/^[^\p{C}\p{Zl}\p{Zp}]*$/u));
const number = dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0));
const hexDigest = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{64}$/));
const packageSchema = dist/* strictObject */.rej({
    ecosystem: dist/* picklist */.KIO(['npm', 'pypi', 'maven', 'gem']),
    name: oneLine,
    version: oneLine,
});
const kindsSchema = dist/* array */.YOg(dist/* strictObject */.rej({ kind: dist/* picklist */.KIO(slim/* slimKinds */.j6), files: number, size: number }));
const schema = dist/* strictObject */.rej({
    schema: dist/* literal */.euz(1),
    repository: oneLine,
    layerName: oneLine,
    digest: hexDigest,
    parts: dist/* record */.g1P(oneLine, dist/* pipe */.FsL(dist/* string */.YjP(), dist/* maxLength */.Ru6(100))),
    archive: dist/* strictObject */.rej({
        sha256: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(code_sha256/* codeSha256Form */.B)),
        size: number,
        unzippedSize: number,
        files: number,
        hasNativeCode: dist/* boolean */.zMY(),
    }),
    license: dist/* optional */.lqM(oneLine),
    madeBy: dist/* optional */.lqM(oneLine),
    largest: dist/* pipe */.FsL(dist/* array */.YOg(dist/* strictObject */.rej({ name: oneLine, size: number })), dist/* maxLength */.Ru6(100)),
    leftOut: dist/* optional */.lqM(dist/* strictObject */.rej({ kinds: kindsSchema, packages: dist/* array */.YOg(packageSchema) })),
    packages: dist/* pipe */.FsL(dist/* array */.YOg(packageSchema), dist/* maxLength */.Ru6(mostPackages)),
});
/** Returns a record from its text, or why it cannot be used, as the end of a sentence: it is not a record, or is about something else. */
function recordFrom(text, subject) {
    const parsed = dist/* safeParse */.xLC(schema, (0,json/* jsonOrUndefined */._D)(text));
    if (!parsed.success)
        return { unusable: 'it does not have the form of a record' };
    const { repository, layerName, digest } = parsed.output;
    if (repository !== subject.repository)
        return { unusable: 'it is of another repository' };
    if (layerName !== subject.layerName)
        return { unusable: 'it is of another layer' };
    if (subject.digest !== undefined && digest !== subject.digest)
        return { unusable: 'it is of other inputs' };
    return parsed.output;
}
/** Returns the text of a record, or undefined if it could not be read again, such as with a name of several lines. */
function textOfRecord(record) {
    const text = JSON.stringify({ ...record, packages: record.packages.slice(0, mostPackages) });
    return Buffer.byteLength(text) <= longestRecord && !('unusable' in recordFrom(text, record))
        ? text
        : undefined;
}
/** Returns the beginning of the keys of all records of a layer, and with `digest` of those of the same inputs. */
function keyPrefix({ layerName, digest }) {
    // The name of a layer has no ".", so the prefix of one layer is not that of another one.
    const ofLayer = `lambda-layer.${layerName}.1.`;
    return digest === undefined ? ofLayer : `${ofLayer}${digest}.`;
}
/**
 * Returns the key of a record that a run saves. An entry of the cache cannot be replaced. Therefore, another run has another key, so that
 * its record is newer than a damaged one. The jobs of one run save a record only once.
 */
function keyOf(record, text, { runId, runAttempt }) {
    const content = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
    return `${keyPrefix(record)}${content}.${runId}.${runAttempt}`;
}

// EXTERNAL MODULE: ./src/packages/packages.ts
var packages_packages = __webpack_require__(85580);
;// CONCATENATED MODULE: ./src/publish/skip-build/records.ts






const topic = 'the-build-is-not-skipped';
/** Returns the record of a build of the same inputs. If there is none, shows why the layer is built. Never rejects. */
async function findRecord({ job, fingerprint: { digest, parts } }, cache) {
    const { log } = job.runner;
    try {
        const same = await newestRecord({ ...subjectOf(job), digest }, cache);
        if (same && 'digest' in same)
            return same;
        const other = same ?? (await newestRecord(subjectOf(job), cache));
        if (other && 'unusable' in other) {
            const text = `The record of an earlier build is ignored, because ${other.unusable}. The layer is built.`;
            (0,steps_job/* warn */.R8)([(0,message/* about */.Cv)(topic, text)], job);
            return undefined;
        }
        const because = other
            ? `this changed since the last recorded build: ${changedParts(other.parts, parts)}.`
            : 'there is no record of a build.';
        log.info(`The layer is built, because ${because}`);
    }
    catch (error) {
        log.info(`The layer is built, because the record could not be read: ${(0,problem/* messageOf */.bD)(error)}.`);
    }
    return undefined;
}
/** Returns the newest record about a subject, or why it cannot be used. Undefined if there is none. */
async function newestRecord(subject, cache) {
    const text = await cache.newest(keyPrefix(subject));
    return text === undefined ? undefined : recordFrom(text, subject);
}
function subjectOf({ inputs, run }) {
    return { repository: run.commit.repository, layerName: inputs['layer-name'] };
}
/** Saves what was built for later runs. Warns if the same inputs produced different content before. Never rejects. */
async function saveRecords(built, layers, cache) {
    for (const [index, { job, archive, source }] of built.entries()) {
        const layer = layers[index];
        if (!layer || layer.record?.archive.sha256 === archive.sha256)
            continue;
        try {
            const record = await newRecord(layer, archive, source.tree?.license);
            if (layer.record)
                (0,steps_job/* warn */.R8)([differentContent(layer.record, record)], job);
            const text = textOfRecord(record);
            if (text === undefined)
                throw new Error('it has an unusual text, or is too long');
            await cache.save(keyOf(record, text, job.run.commit), text);
        }
        catch (error) {
            job.runner.log.info(`The build was not recorded: ${(0,problem/* messageOf */.bD)(error)}. The next run builds the layer again.`);
        }
    }
}
async function newRecord({ job, fingerprint: { digest, parts } }, { path, sha256, size, unzippedSize, files, hasNativeCode }, license) {
    const { madeBy, largest = [], leftOut } = job.run;
    const { hide } = job.runner;
    const packages = await (0,packages_packages.packagesIn)(path);
    return {
        schema: 1,
        ...subjectOf(job),
        ...{ digest, parts, madeBy, largest, leftOut },
        archive: { sha256, size, unzippedSize, files, hasNativeCode },
        license: license?.slice(0, 512),
        packages: packages.map(({ ecosystem, name, version }) => ({
            ...{ ecosystem, name: hide(name), version: hide(version) },
        })),
    };
}
function differentContent(before, after) {
    return (0,message/* about */.Cv)(topic, `The same inputs produced different content before (CodeSha256 ${before.archive.sha256}, now ${after.archive.sha256}). ` +
        `${changedContent(before, after)} If "build-command" is set, check that "build-inputs" matches all files that it reads.`);
}

// EXTERNAL MODULE: ./src/publish/skip-build/region-states.ts
var region_states = __webpack_require__(82567);
;// CONCATENATED MODULE: ./src/publish/skip-build/earlier-builds.ts












/** Returns the earlier builds of the layers. Warns, and returns undefined, if the build of this step can never be skipped. */
function earlierBuilds(step) {
    const { runner, jobs } = step;
    return (0,steps_job/* inGroup */.HB)('Lookup', { ...jobs[0], runner }, async () => {
        const network = { connections: runner.connections, timeout: runner.deadlines.cache };
        const cache = cacheOf(runner.env, network);
        if (!cache) {
            (0,inputs_layers/* warnInStep */.W4)([(0,message/* about */.Cv)('the-build-is-not-skipped', noCache)], step);
            return undefined;
        }
        const layers = await withRecords(cache, step);
        return (layers && {
            endIfUpToDate: () => endIfUpToDate(layers, step),
            save: (built) => saveRecords(built, layers, cache),
        });
    });
}
const noCache = 'Input "skip-build-if-unchanged" has no effect, because this runner has no cache service of GitHub Actions. The layer is built. ' +
    'Remove the input, or use a runner with a cache service.';
/** Returns the layers with their records. Undefined if a layer has no fingerprint. */
async function withRecords(cache, step) {
    const layers = await withFingerprints(step);
    const reasons = layers.flatMap(({ fingerprint }) => ('unusable' in fingerprint ? fingerprint.unusable : []));
    if (reasons.length > 0) {
        (0,inputs_layers/* warnInStep */.W4)((0,message/* withoutDuplicates */.zj)(reasons), step);
        return undefined;
    }
    return (0,inputs_layers/* inEachLayer */.Oc)(layers, async (layer) => ({
        record: await findRecord(layer, cache),
    }));
}
async function endIfUpToDate(layers, step) {
    if (!areRecorded(layers))
        return false;
    const states = await earlier_builds_observe(step);
    if (!states)
        return false;
    const { log } = step.runner;
    const planned = plansFromRecords(layers, states, step);
    if (!isUpToDate(planned, states)) {
        log.info('The layer is built, because at least one Region needs a change.');
        return false;
    }
    log.info('The build is skipped: the inputs are those of an earlier build, and every Region has it.');
    for (const layer of layers)
        recordEarlierBuild(layer);
    await endUnchanged(planned, step);
    return true;
}
function areRecorded(layers) {
    return layers.every(({ record }) => record !== undefined);
}
/** Reads the Regions, and shows their state. Undefined if that fails. */
function earlier_builds_observe(step) {
    const { runner, jobs } = step;
    return (0,steps_job/* inGroup */.HB)('Observe', { ...jobs[0], runner }, async () => {
        const answer = await readRegionsInOwnProcess(step);
        if ('failed' in answer) {
            runner.log.info(`The layer is built, because the Regions could not be checked before. ${answer.failed}`);
            return undefined;
        }
        (0,observe/* shareConnection */.O0)(answer.common, jobs);
        (0,observe/* logObservations */.W7)(new Map(jobs.map((job, index) => [job, observationsIn(answer, index)])), step);
        return answer;
    });
}
/** Returns the answer of a process that has ended when this resolves, so that its credentials are gone. Never rejects. */
async function readRegionsInOwnProcess({ runner }) {
    const { entry, env, cancelled, deadlines } = runner;
    const end = AbortSignal.any([cancelled, AbortSignal.timeout(deadlines.readRegions)]);
    try {
        const answer = await askOwnProcess({ entry, task: region_states/* readRegionsTask */.z, env, end });
        const failed = end.aborted ? 'They did not respond in time.' : 'The process that reads them ended early.';
        return answer ?? { failed };
    }
    catch (error) {
        return { failed: `${(0,problem/* messageOf */.bD)(error)}.` };
    }
}
/** Returns the plans for the archives that the records describe. These archives have no path. */
function plansFromRecords(layers, states, { jobs }) {
    const wanted = (0,inputs_layers/* eachOf */.pQ)(layers, ({ job, record: { archive, license } }) => (0,plans/* withWanted */.KV)(job, { path: '', ...archive }, license));
    return (0,plans/* plansFor */.iV)(wanted, (job) => observationsIn(states, jobs.indexOf(job)));
}
function observationsIn({ layers }, index) {
    return layers[index]?.observations ?? new Map();
}
function isUpToDate(planned, { layers }) {
    return planned.every((layer, index) => {
        const states = layers[index];
        return states !== undefined && hasNothingToDo(layer, states);
    });
}
/** Adds to the run what a build would have recorded. The archive has no path. */
function recordEarlierBuild({ record: { archive, madeBy, largest, leftOut }, job: { run }, }) {
    Object.assign(run, { archive: { path: '', ...archive }, madeBy, largest, leftOut });
}


/***/ })

};
