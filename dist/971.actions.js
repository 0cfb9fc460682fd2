export const id = 971;
export const ids = [971];
export const modules = {

/***/ 53149:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ abortedReading),
/* harmony export */   _: () => (/* binding */ NotComparable)
/* harmony export */ });
/** The previous version cannot be compared. The message is the end of a sentence, and never contains the URL of the zip. */
class NotComparable extends Error {
}
/** Returns the error for a reading that was aborted, by a timeout or because the run was cancelled. */
function abortedReading({ reason }) {
    const isLate = reason instanceof DOMException && reason.name === 'TimeoutError';
    return new NotComparable(isLate ? 'the download took too long' : 'the run was cancelled');
}


/***/ }),

/***/ 89971:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildAndPublish: () => (/* binding */ buildAndPublish)
});

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(78877);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(30714);
;// CONCATENATED MODULE: ./src/base/memory.ts


/** The heap of a run with some thousand files, in bytes. */
const usualHeap = 64 * 1024 * 1024;
/**
 * Returns memory to the system that V8 has reserved and no longer needs. V8 itself would keep it until the process ends. This takes about
 * 0.1 s, so it does nothing if the heap is small.
 */
function releaseMemory() {
    if (process.memoryUsage().heapTotal <= usualHeap)
        return;
    // Node has no other function for this (Node.js: "V8", v8.setFlagsFromString).
    (0,external_node_v8_.setFlagsFromString)('--expose-gc');
    const collect = (0,external_node_vm_.runInNewContext)('gc');
    collect({ type: 'major', flavor: 'last-resort' });
}

// EXTERNAL MODULE: ./src/plan/predecessor.ts
var plan_predecessor = __webpack_require__(66046);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/steps/export.ts + 1 modules
var steps_export = __webpack_require__(43654);
// EXTERNAL MODULE: ./src/steps/job.ts
var steps_job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/publish/inputs/layers.ts
var inputs_layers = __webpack_require__(88043);
// EXTERNAL MODULE: ./src/publish/prepare/build-context.ts
var build_context = __webpack_require__(41549);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/publish/inputs/wanted.ts
var inputs_wanted = __webpack_require__(31134);
;// CONCATENATED MODULE: ./src/publish/prepare/build.ts




/** Builds the layer directory, unless the input "archive" is set. Throws a Problem if the build fails. */
async function buildLayer(context, job) {
    const { archive: given } = job.inputs;
    return given === undefined ? { tree: await buildTree(context, job) } : { given };
}
function buildTree({ directory, writtenFiles, env, log }, job) {
    const { inputs, runner, run } = job;
    return (0,steps_job/* inGroup */.HB)('Build', job, async () => {
        const [{ build }, { secretsInSource }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(351), __webpack_require__.e(292), __webpack_require__.e(795), __webpack_require__.e(767), __webpack_require__.e(691)]).then(__webpack_require__.bind(__webpack_require__, 35691)),
            __webpack_require__.e(/* import() */ 636).then(__webpack_require__.bind(__webpack_require__, 75636)),
        ]);
        const secrets = await log.timed('find secrets in the source', () => secretsInSource([inputs.source, runner.workspace]));
        for (const secret of secrets)
            runner.addForeignSecret(secret);
        const work = (0,external_node_path_.join)(directory, 'build');
        await (0,promises_.mkdir)(work);
        const tree = await build({
            packageManager: inputs['package-manager'],
            buildCommand: inputs['build-command'],
            requireLockfile: inputs['require-lockfile'],
            include: inputs.include,
            without: writtenFiles,
        }, {
            source: inputs.source,
            workspace: runner.workspace,
            work,
            target: (0,inputs_wanted/* targetOf */.$r)(inputs),
            installScripts: inputs['install-scripts'],
            extras: inputs.extras,
            env,
            log,
        });
        run.madeBy = runner.hide(tree.madeBy);
        (0,steps_job/* warn */.R8)(tree.warnings, { runner, run });
        return { ...tree, license: tree.license && runner.hide(tree.license) };
    });
}

// EXTERNAL MODULE: ./src/base/message.ts
var base_message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
;// CONCATENATED MODULE: ./src/publish/prepare/other-architecture.ts




/** Failures that another runner does not prevent. */
const unrelated = [
    ...['the-build-took-too-long', 'the-run-was-cancelled', 'the-runner-has-no-room'],
    ...['a-registry-cannot-be-reached', 'the-archive-was-changed'],
    ...['the-zip-is-too-large-to-send', 'the-layer-is-too-large'],
];
/**
 * Does a phase that depends on the runner for each layer. If it succeeds only for the architecture of the runner, the error also explains
 * how to build each layer on a separate runner.
 */
function onThisRunner(layers, phase) {
    return (0,inputs_layers/* inEachLayer */.Oc)(layers, (layer) => phase(layer).catch((error) => {
        throw layers.length > 1 ? withMatrixAdvice(error, layer.job) : error;
    }));
}
function withMatrixAdvice(error, { inputs }) {
    const { architecture, matchesRunner } = (0,inputs_wanted/* targetOf */.$r)(inputs);
    const errors = (0,problem/* errorsOf */.Bp)(error);
    if (matchesRunner || errors.some(({ topic }) => unrelated.includes(topic)))
        return error;
    const advice = (0,base_message/* about */.Cv)('a-package-does-not-run-on-this-runner', `This runner is ${inputs_wanted/* runnerArchitecture */.aC}, and the same step succeeded for ${inputs_wanted/* runnerArchitecture */.aC}, but failed for ${architecture}. ` +
        'Nothing was published. Use a matrix with a runner for each architecture, and set "compatible-architectures" to one architecture in ' +
        'each job.');
    return (0,problem/* withErrors */.u$)(error, [...errors, advice]);
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/pack/checks/size.ts
var checks_size = __webpack_require__(3990);
// EXTERNAL MODULE: ./src/pack/judge-archive.ts + 1 modules
var judge_archive = __webpack_require__(23611);
// EXTERNAL MODULE: ./src/base/files.ts
var base_files = __webpack_require__(26774);
// EXTERNAL MODULE: ./src/base/paths.ts
var paths = __webpack_require__(75997);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
// EXTERNAL MODULE: ./src/zip/deflate-worker.mjs
var deflate_worker = __webpack_require__(59367);
;// CONCATENATED MODULE: ./src/zip/deflating.ts





/** There is one thread for this many bytes. With fewer, a thread would take longer to start than it saves. */
const bytesPerThread = 2 * 1024 * 1024;
/**
 * Returns threads: more for more bytes, at most one for each processor. They start while the files are still being listed, because a thread
 * takes as long to start as some thousand files take to list.
 */
function deflateThreads() {
    const workers = [];
    // Read once, because Node reads the limits of the container for each call.
    const processors = (0,external_node_os_.availableParallelism)();
    const { promise: failure, reject: fail } = Promise.withResolvers();
    // Without a handler, a rejection for which nobody waits would end the process.
    failure.catch(() => undefined);
    let [expected, spool] = [0, ''];
    return {
        expectFile: (size) => {
            expected += size;
            const wanted = Math.min(processors, Math.floor(expected / bytesPerThread));
            while (workers.length < wanted)
                workers.push(newWorker(fail));
        },
        deflate: (work) => {
            spool = work.spool;
            return deflateIn(workers, work, { failure, fail, isFree: workers.length < processors });
        },
        close: async () => {
            fail(new Error('the zip is not needed any more'));
            await Promise.all(workers.map((worker) => worker.terminate()));
            if (spool !== '')
                await (0,promises_.rm)(spool, { recursive: true, force: true });
        },
    };
}
function deflateIn(workers, { root, spool, batches }, { failure, fail, isFree }) {
    const pending = batches.map(() => Promise.withResolvers());
    // If two batches fail, nobody waits for the second.
    for (const { promise } of pending)
        promise.catch(() => undefined);
    // The threads take the batches in this order. A place is an index in it.
    const order = [...batches.keys()].sort((one, other) => orderOf(batches[one]) - orderOf(batches[other]));
    const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const work = { root, spool, batches: order.map((index) => batches[index]?.paths ?? []), next };
    const finish = (place, batch) => pending[order[place] ?? 0]?.resolve(batch);
    failure.catch((error) => {
        Atomics.store(next, 0, batches.length);
        for (const { reject } of pending)
            reject(error);
    });
    for (const worker of workers) {
        worker.on('message', ([place, batch]) => finish(place, batch));
        worker.postMessage(work);
    }
    const finishAndPause = async (place, batch) => {
        finish(place, batch);
        await (0,external_node_timers_promises_.setImmediate)();
    };
    return {
        results: pending.map(({ promise }) => promise),
        deflateHere: () => {
            if (isFree)
                (0,deflate_worker/* deflateBatches */._O)(work, finishAndPause).catch(fail);
        },
    };
}
function orderOf(batch) {
    return batch !== undefined && batch.size >= deflate_worker/* large */.as ? 0 : 1;
}
function newWorker(fail) {
    // The thread does not need the arguments or the environment of this process.
    const worker = new external_node_worker_threads_.Worker(__webpack_require__.ab + "deflate-worker.mjs", {
        workerData: deflate_worker/* task */._W,
        execArgv: [],
        resourceLimits: { maxYoungGenerationSizeMb: 2 },
        env: {},
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
        if (code !== 0)
            fail(new Error('a deflate thread ended unexpectedly'));
    });
    return worker;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/zip/packed-entries.ts
var packed_entries = __webpack_require__(45274);
;// CONCATENATED MODULE: ./src/zip/writer.ts





const modes = { file: 0o100644, executable: 0o100755, link: 0o120777, directory: 0o040755 };
/** The maximum number of entries and of bytes in a batch. Larger batches need fewer messages, but the last one ends later. */
const batchLimit = { count: 64, size: 512 * 1024 };
/**
 * Starts to read and deflate entries, in the given threads. Returns a function that writes them as a zip, which can be called only once. The
 * bytes depend only on paths, contents, links and execute bits. It throws a Problem, and leaves no file, if an entry cannot be read or the
 * zip cannot be written.
 */
function startPacking({ root, entries, path }, threads) {
    const batches = [...batchesOf(entries)];
    const { results, deflateHere } = threads.deflate({ root, spool: `${path}.parts`, batches });
    return () => {
        deflateHere();
        return writeZip(path, packedEntries(batches, results));
    };
}
async function writeZip(path, entries) {
    try {
        return await (0,packed_entries/* writePackedEntries */.w)(path, entries);
    }
    catch (error) {
        await (0,promises_.rm)(path, { force: true });
        if (error instanceof problem/* Problem */.AF)
            throw error;
        const reason = (0,problem/* reasonOf */.A3)(error);
        const text = `The zip cannot be written: ${reason.text}. Set RUNNER_TEMP to a folder on a disk with enough free space.`;
        const topic = 'a-file-or-folder-of-the-runner-cannot-be-used';
        throw new problem/* Problem */.AF((0,base_message/* becauseOf */.W$)(reason, topic, text), { cause: error });
    }
}
function* batchesOf(all) {
    let [entries, size] = [[], 0];
    for (const entry of all) {
        const isFull = entries.length === batchLimit.count || size + sizeIn(entry) > batchLimit.size;
        if (isFull && entries.length > 0) {
            yield batchOf(entries, size);
            [entries, size] = [[], 0];
        }
        entries.push(entry);
        size += sizeIn(entry);
    }
    yield batchOf(entries, size);
}
function batchOf(entries, size) {
    const files = entries.filter(({ kind }) => kind === 'file');
    return { entries, paths: files.map(({ path }) => path), size };
}
function sizeIn(entry) {
    return entry.kind === 'file' ? entry.size : 0;
}
/** Yields the entries of each batch, in order, when they are deflated. */
async function* packedEntries(batches, results) {
    for (const { entries } of batches) {
        // `shift` releases each result, so that its memory can be freed.
        const result = await results.shift();
        if (result)
            yield [...packedBatch(entries, result)];
    }
}
function* packedBatch(entries, { bytes, spooled, figures, unreadable }) {
    let [file, at] = [0, 0];
    for (const entry of entries) {
        if (entry.kind === 'directory')
            yield storedEntry(entry, modes.directory, Buffer.alloc(0));
        else if (entry.kind === 'link')
            yield storedEntry(entry, modes.link, Buffer.from(entry.target));
        else {
            if (unreadable.has(file))
                throw unreadableFile(entry, unreadable.get(file));
            const [length = 0, size = 0, crc = 0, signature = 0] = figures.subarray(4 * file, 4 * file + 4);
            const mode = entry.executable ? modes.executable : modes.file;
            const packing = size === 0 ? packed_entries/* packings */.T.stored : packed_entries/* packings */.T.deflated;
            const path = spooled.get(file);
            const packed = path === undefined ? bytes.subarray(at, at + length) : { path, length };
            yield { entry, mode, packing, bytes: packed, size, crc, signature };
            file += 1;
            if (path === undefined)
                at += length;
        }
    }
}
function storedEntry(entry, mode, bytes) {
    return { entry, mode, packing: packed_entries/* packings */.T.stored, bytes, size: bytes.length, crc: (0,external_node_zlib_.crc32)(bytes) };
}
/** Returns the Problem for a file that cannot be read. */
function unreadableFile({ path }, cause) {
    return new problem/* Problem */.AF({
        topic: 'a-file-does-not-belong-in-a-layer',
        text: `"${path}" cannot be read. Make it readable for the user of this job.`,
    }, { cause });
}

// EXTERNAL MODULE: ./src/pack/checks/binary.ts + 4 modules
var binary = __webpack_require__(12031);
// EXTERNAL MODULE: ./src/pack/checks/inspect.ts + 8 modules
var inspect = __webpack_require__(54203);
// EXTERNAL MODULE: ./src/pack/checks/native.ts + 5 modules
var checks_native = __webpack_require__(43287);
// EXTERNAL MODULE: ./src/pack/exclude.ts
var pack_exclude = __webpack_require__(72767);
// EXTERNAL MODULE: ./src/pack/slim/slim.ts + 9 modules
var slim_slim = __webpack_require__(84921);
// EXTERNAL MODULE: ./src/pack/walk.ts
var walk = __webpack_require__(80644);
;// CONCATENATED MODULE: ./src/pack/judge-tree.ts













/**
 * Judges the list of files of a layer directory, while other threads start to deflate them. The same content always results in the same
 * archive. Throws one Problem with everything for which Lambda would reject the layer, or would not find its files.
 */
async function judgeTree(tree, { path, exclude, slim, target }) {
    const { directory: root, without = [] } = tree;
    const exclusion = (0,pack_exclude/* exclusionOf */.a)(exclude);
    const leavesOut = (file) => without.includes((0,external_node_path_.join)(root, file)) || exclusion.leavesOut(file);
    const threads = deflateThreads();
    try {
        const all = (0,walk/* walk */.G)(root, leavesOut, threads.expectFile);
        const { walked, leftOut } = await slimmed(tree, all, { slim, target, leavesOut });
        const { entries, errors } = walked;
        const layer = layerToCheck(tree, entries);
        // Started before the checks, which need only this thread.
        const pack = startPacking({ root, entries, path }, threads);
        const { warnings, ...contents } = await (0,inspect/* inspect */.N)(layer, target, errors);
        const judged = { root, layer, target, contents };
        return {
            leftOut,
            write: async () => {
                const packed = await write(judged, path, { pack, threads });
                return {
                    ...packed,
                    warnings: [...unusedPatternWarnings(exclusion.unused()), ...warnings, ...packed.warnings],
                };
            },
        };
    }
    catch (error) {
        await threads.close();
        throw error;
    }
}
/** Returns what remains of a tree without the files that "slim" leaves out, and what these are. */
async function slimmed(tree, walked, { slim, target, leavesOut }) {
    if (slim.length === 0)
        return { walked, leftOut: undefined };
    const { kindOf, folders, summary } = await (0,slim_slim/* slimmingOf */._)(layerToCheck(tree, walked.entries), {
        kinds: slim,
        runtimes: target.runtimes,
    });
    // Walked again, because links to files that are left out, and folders without other files, are left out too.
    const remaining = (0,walk/* walk */.G)(tree.directory, (path) => kindOf.has(path) || folders.has(path) || leavesOut(path));
    return { walked: remaining, leftOut: summary };
}
function layerToCheck({ directory, own = [], directDependencies }, entries) {
    const files = entries.filter((entry) => entry.kind === 'file');
    const known = new Set(files.map(({ path }) => path));
    const executables = new Set(files.filter(({ executable }) => executable).map(({ path }) => path));
    return {
        files,
        links: entries.filter((entry) => entry.kind === 'link').map(({ path }) => path),
        own,
        directDependencies,
        read: async (path) => (0,base_files/* readBytesSync */.js)((0,external_node_path_.join)(directory, path), 'metadata'),
        startOf: async (path) => {
            const full = (0,paths/* realpathOf */.zg)((0,external_node_path_.join)(directory, path));
            const end = full && (0,external_node_path_.relative)((0,paths/* realpathOf */.zg)(directory) ?? directory, full);
            if (full === undefined || end === undefined || !known.has(end))
                return undefined;
            return { isExecutable: executables.has(end), bytes: await (0,base_files/* readStart */.H6)(full) };
        },
        from: 'tree',
    };
}
async function write({ root, layer, target, contents: { largest, ...contents } }, path, { pack, threads }) {
    try {
        const { signatures, ...written } = await pack();
        const candidates = [...signatures].filter((file) => (0,binary/* canBeBinary */.r9)(...file));
        const binaries = candidates.flatMap(([candidate]) => readable(candidate, root) ?? []);
        const warnings = await (0,checks_native/* requireLoads */.L)(binaries, layer, target);
        const archive = { path, ...contents, ...written, hasNativeCode: (0,checks_native/* hasNativeCode */.X)(binaries) };
        return { archive, largest, warnings };
    }
    catch (error) {
        await (0,promises_.rm)(path, { force: true });
        throw error;
    }
    finally {
        await threads.close();
    }
}
function readable(path, root) {
    try {
        return (0,binary/* binaryFileAt */.Bt)(path, root);
    }
    catch (error) {
        throw unreadableFile({ path }, error);
    }
}
function unusedPatternWarnings(patterns) {
    return patterns.map((pattern) => (0,base_message/* about */.Cv)('a-pattern-matches-nothing-or-too-much', `Input "exclude" has ${JSON.stringify(pattern)}, which matches no files. ` +
        'Patterns are relative to the root of the layer, such as "python/**/tests".'));
}

// EXTERNAL MODULE: ./src/report/sentences.ts
var sentences = __webpack_require__(47020);
;// CONCATENATED MODULE: ./src/publish/prepare/pack.ts











/**
 * Checks the list of files of a layer whose archive will be in a directory. Throws a Problem if the layer is not valid. Meanwhile, files are
 * already packed, so that the archive must be written afterwards.
 */
async function judgeLayer(source, directory, job) {
    const { inputs } = job;
    const path = (0,external_node_path_.join)(directory, `${inputs['layer-name']}.zip`);
    const target = (0,inputs_wanted/* loadTargetOf */.D3)(inputs);
    if (source.tree) {
        const judged = await judgeTree(source.tree, { path, exclude: inputs.exclude, slim: inputs.slim, target });
        recordLeftOut(judged.leftOut, job);
        return judged;
    }
    const refuse = (error) => refuseArchive(error, job);
    const judged = await (0,judge_archive/* judgeArchive */.I)(source.given, { path, target }).catch(refuse);
    return { write: () => judged.write().catch(refuse) };
}
/** Shows what "slim" left out, and records it. The metadata of a package can contain a secret. */
function recordLeftOut(leftOut, { runner, run }) {
    if (leftOut === undefined)
        return;
    runner.log.info((0,sentences/* describeLeftOut */.l1)(leftOut));
    run.leftOut = {
        ...leftOut,
        packages: leftOut.packages.map(({ ecosystem, name, version }) => ({
            ...{ ecosystem, name: runner.hide(name), version: runner.hide(version) },
        })),
    };
}
/** Adds the input and the file to each error about an archive. */
function refuseArchive(error, { runner }) {
    if (!(error instanceof problem/* Problem */.AF))
        throw error;
    const named = `Input "archive" (${(0,quote/* quote */.h)(runner.input('archive'))})`;
    const errors = error.errors.map((message) => (0,base_message/* reworded */.Fg)(message, (text) => text.startsWith('Input "archive" ')
        ? text.replace('Input "archive"', () => named)
        : `${named}: ${text}`));
    throw new problem/* Problem */.AF(errors, { cause: error.cause });
}
/** Writes the archive of a checked layer, and records its properties in `run`. Throws a Problem. */
async function writeArchive(judged, job) {
    const { inputs, runner, run } = job;
    const { archive, largest, warnings } = await judged.write();
    run.archive = archive;
    run.largest = largest.map(({ name, size }) => ({ name: runner.hide(name), size }));
    (0,steps_job/* warn */.R8)([...warnings, ...tooLargeToSend(inputs, archive, largest)], { runner, run });
    const { files, unzippedSize, size, sha256 } = archive;
    runner.log.info(`${(0,figures/* counted */.hS)(files, 'file')} of ${(0,figures/* bytes */.ee)(unzippedSize)} in an archive of ${(0,figures/* bytes */.ee)(size)}, CodeSha256 ${sha256}`);
    return archive;
}
/** Without a bucket, no Region accepts a large archive. A dry run returns that as warnings. Any other run throws a Problem. */
function tooLargeToSend(inputs, { size }, largest) {
    if (inputs['s3-bucket'] !== undefined)
        return [];
    try {
        (0,checks_size/* requireFitsUpload */.xE)(size, largest);
        return [];
    }
    catch (error) {
        if (!inputs['dry-run'] || !(error instanceof problem/* Problem */.AF))
            throw error;
        return error.errors;
    }
}

// EXTERNAL MODULE: ./src/layer/judged-archive.ts
var judged_archive = __webpack_require__(11179);
// EXTERNAL MODULE: ./src/steps/write-file.ts
var write_file = __webpack_require__(9663);
;// CONCATENATED MODULE: ./src/publish/prepare/sbom.ts


/** Writes the bill of materials of an archive to the file in the input "sbom", if it is set. Throws a Problem. */
async function writeSbom(archive, { inputs, runner, run }) {
    if (inputs.sbom === undefined)
        return;
    const [{ packagesIn }, { sbomOf }] = await Promise.all([
        Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 85580)),
        Promise.all(/* import() */[__webpack_require__.e(122), __webpack_require__.e(769)]).then(__webpack_require__.bind(__webpack_require__, 80769)),
    ]);
    const packages = (await packagesIn(await (0,judged_archive/* judgedBytes */.lb)(archive))).map(({ license, ...found }) => ({
        ...found,
        license: license && runner.hide(license),
    }));
    const { layerName, leftOut } = run;
    const bill = sbomOf(packages, { layerName, sha256: archive.sha256, leftOut });
    await (0,write_file/* writeFor */.j)('sbom', inputs.sbom, bill, runner);
}

// EXTERNAL MODULE: ./src/zip/content.ts
var content = __webpack_require__(89234);
// EXTERNAL MODULE: ./src/zip/links.ts
var zip_links = __webpack_require__(96802);
// EXTERNAL MODULE: ./src/zip/strict-reader.ts + 1 modules
var strict_reader = __webpack_require__(81273);
// EXTERNAL MODULE: ./src/zip/zip-messages.ts
var zip_messages = __webpack_require__(81513);
;// CONCATENATED MODULE: ./src/zip/unpack.ts







/**
 * Unpacks the archive of a layer into a new directory, as Lambda does at /opt, with permissions and links. Throws a Problem if the zip
 * cannot be read, or if it would write or point outside of that directory.
 */
async function unpack(zip, to) {
    const { entries, faults } = (0,strict_reader/* readZip */.u)(await (0,promises_.readFile)(zip));
    requireNone(faults);
    const of = (kind) => entries.filter((entry) => entry.kind === kind);
    const links = await targetsOf(of('link'));
    requireNone((0,zip_links/* faultsOfLinks */.K)(links));
    await (0,promises_.mkdir)(to, { recursive: true });
    for (const { path } of of('directory'))
        await (0,promises_.mkdir)((0,external_node_path_.join)(to, path), { recursive: true });
    for (const entry of of('file'))
        await writeOne(entry, to);
    // Links are created last, so that no file is written through a link.
    for (const [path, target] of links)
        await linkOne(path, target, to);
}
async function targetsOf(links) {
    const targets = new Map();
    for (const link of links)
        targets.set(link.path, await read(link));
    return targets;
}
async function read(entry) {
    try {
        return await (0,content/* contentOf */.$E)(entry);
    }
    catch (error) {
        const fault = `has an entry that cannot be unpacked, ${(0,zip_messages/* shown */.S)(entry.path)}: ${(0,problem/* messageOf */.bD)(error)}. Create the zip again.`;
        throw new problem/* Problem */.AF(errorsFrom([fault]), { cause: error });
    }
}
async function writeOne(entry, to) {
    const target = (0,external_node_path_.join)(to, entry.path);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(target), { recursive: true });
    await (0,promises_.writeFile)(target, await read(entry));
    await (0,promises_.chmod)(target, entry.mode ?? 0o644);
}
async function linkOne(path, target, to) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(to, path)), { recursive: true });
    await (0,promises_.symlink)(target.toString(), (0,external_node_path_.join)(to, path));
}
function requireNone(faults) {
    if (faults.length > 0)
        throw new problem/* Problem */.AF(errorsFrom(faults));
}
function errorsFrom(faults) {
    return (0,zip_messages/* sentencesOn */.c)("The layer's zip", faults);
}

;// CONCATENATED MODULE: ./src/publish/prepare/test-archive.ts









/** Returns whether the inputs require a test, which runs code of the layer before it is published. */
function isTested(inputs) {
    return inputs['smoke-test'] || inputs['test-command'] !== undefined;
}
/**
 * Runs the tests in the inputs on unpacked copies of the archives. Returns the archives at paths that the code of the layers cannot know.
 * Throws a Problem.
 */
async function testArchives(layers, step) {
    // The outputs must not contain an archive while the code of a layer can change it.
    for (const { job } of layers)
        job.run.archive = undefined;
    try {
        await onThisRunner(layers, (layer) => (0,steps_job/* inGroup */.HB)('Test', layer.job, () => testArchive(layer)));
    }
    catch (error) {
        // The user can inspect an archive that failed its test, unless the test changed it.
        await moveOutOfReach(layers, step).catch(() => undefined);
        throw error;
    }
    return moveOutOfReach(layers, step);
}
/** Copies the archives to paths that neither a test nor a process that it left running knows. Throws a Problem if one was changed. */
async function moveOutOfReach(layers, step) {
    const directory = (0,build_context/* newDirectory */.k)(step);
    return (0,inputs_layers/* inEachLayer */.Oc)(layers, async ({ archive, job }) => {
        const path = (0,external_node_path_.join)(directory, (0,external_node_path_.basename)(archive.path));
        await (0,judged_archive/* copyJudged */.Bw)(archive, path);
        const moved = { ...archive, path };
        job.run.archive = moved;
        return { archive: moved };
    });
}
async function testArchive(layer) {
    const { 'smoke-test': isSmokeTested, 'test-command': command } = layer.job.inputs;
    if (isSmokeTested)
        await runSmokeTest(layer);
    if (command !== undefined)
        await runCommand(command, layer);
    return {};
}
async function runSmokeTest({ archive: { path }, source, context, job }) {
    const { smokeTest } = await Promise.all(/* import() */[__webpack_require__.e(292), __webpack_require__.e(795), __webpack_require__.e(890)]).then(__webpack_require__.bind(__webpack_require__, 49890));
    const { directory, env, log } = context;
    const work = (0,external_node_path_.join)(directory, 'smoke-test');
    await (0,promises_.mkdir)(work);
    const manifest = source.tree?.manifest;
    const target = (0,inputs_wanted/* targetOf */.$r)(job.inputs);
    const test = { unpack: (to) => unpack(path, to), work, manifest, target, env, log };
    const { errors, warnings } = await smokeTest(test);
    (0,steps_job/* warn */.R8)(warnings, job);
    (0,steps_job/* requireNone */.EE)(errors);
}
async function runCommand(command, { archive, context, job }) {
    const { testLayer } = await Promise.all(/* import() */[__webpack_require__.e(795), __webpack_require__.e(937)]).then(__webpack_require__.bind(__webpack_require__, 37937));
    const { directory, env, log } = context;
    const layer = (0,external_node_path_.join)(directory, 'test', 'opt');
    await unpack(archive.path, layer);
    const { runtimes, architecture } = (0,inputs_wanted/* targetOf */.$r)(job.inputs);
    await testLayer(command, { layer, runtimes, architecture, workspace: job.runner.workspace, env, log });
}

;// CONCATENATED MODULE: ./src/publish/prepare/prepare.ts








/**
 * Builds, checks and packs each layer. Third-party code runs only here: in the builds, and in the tests of "smoke-test" and "test-command".
 * This process requests no credentials before all of it has ended, for all layers. Then `observe` contacts AWS, while the last archive is
 * written. It is not called if there are tests, because they run later.
 */
function prepareLayers(observe, step) {
    const tested = isTested(step.jobs[0].inputs);
    return (0,build_context/* withBuildContexts */.f)(step, async (layers) => {
        const built = await onThisRunner(layers, async ({ job, context }) => ({
            source: await buildLayer(context, job),
        }));
        const startAfterLast = tested ? () => undefined : afterCalls(built.length, observe);
        const directoryFor = archiveDirectories(tested, step);
        const packed = await onThisRunner(built, (layer) => (0,steps_job/* inGroup */.HB)('Pack', layer.job, async () => {
            const { log } = layer.context;
            const judged = await log.timed('check the layer', () => judgeLayer(layer.source, directoryFor(layer), layer.job));
            startAfterLast();
            return { archive: await log.timed('write the archive', () => writeArchive(judged, layer.job)) };
        }));
        const prepared = tested ? await testArchives(packed, step) : packed;
        return (0,inputs_layers/* inEachLayer */.Oc)(prepared, async ({ job, archive }) => {
            job.run.archive = archive;
            await writeSbom(archive, job);
            return {};
        });
    });
}
/** Before a test, an archive is in the directory of its build. Otherwise, all archives are in a directory that no command knows. */
function archiveDirectories(tested, step) {
    if (tested)
        return ({ context }) => context.directory;
    const directory = (0,build_context/* newDirectory */.k)(step);
    return () => directory;
}
/** Returns a function that calls `action` when it is called for the last time. */
function afterCalls(calls, action) {
    let left = calls;
    return () => {
        left -= 1;
        if (left === 0)
            action();
    };
}

// EXTERNAL MODULE: ./src/base/lazy.ts
var lazy = __webpack_require__(86155);
// EXTERNAL MODULE: ./src/layer/size-limits.ts
var size_limits = __webpack_require__(39181);
// EXTERNAL MODULE: ./src/regions/apply/apply.ts + 11 modules
var apply = __webpack_require__(84019);
// EXTERNAL MODULE: ./src/report/advice.ts
var advice = __webpack_require__(52296);
// EXTERNAL MODULE: ./src/report/profile.ts
var profile = __webpack_require__(31047);
// EXTERNAL MODULE: ./src/steps/stagings.ts
var stagings = __webpack_require__(34421);
// EXTERNAL MODULE: ./src/publish/regions/checks.ts
var checks = __webpack_require__(94128);
// EXTERNAL MODULE: ./src/publish/regions/parameters.ts
var parameters = __webpack_require__(50173);
;// CONCATENATED MODULE: ./src/publish/regions/apply.ts














/**
 * Applies the plans of all layers, and records the result of each Region in the runs, including failures. Before any write, throws a
 * Problem if an archive changed since it was checked.
 */
async function applyPlans(layers, connection, { runner, jobs: [{ inputs, run }] }) {
    await (0,steps_job/* inGroup */.HB)('Apply', { runner, run }, async () => {
        const ready = await (0,inputs_layers/* inEachLayer */.Oc)(layers, async (layer) => ({
            request: await requestFor(layer, connection),
        }));
        await (0,apply/* applyEach */.A)(ready.map(({ request }) => request), { numbering: layers[0].wanted.numbering, rollsBack: inputs['on-failure'] === 'rollback' });
    });
}
/** Reads the archive of a layer, and returns what is needed to apply its plan. */
async function requestFor({ job, archive, wanted, plan }, connection) {
    const { inputs, runner, run } = job;
    const { log } = runner;
    const began = performance.now();
    const zip = (0,lazy/* lazily */.q)(() => (0,judged_archive/* judgedZip */.Z3)(archive));
    await (isSentDirectly(plan, archive) ? zip() : (0,judged_archive/* requireJudged */.rv)(archive));
    return {
        plan,
        services: connection.services,
        optionalRegions: run.optionalRegions,
        stagings: await (0,stagings/* stagingsFor */.a)(archive, { connection, layerName: run.layerName }, inputs),
        parameters: await parametersFor(connection, inputs),
        layerName: run.layerName,
        metadata: (0,inputs_wanted/* metadataOf */.Nk)(wanted),
        archive,
        zip,
        principals: wanted.principals ?? [],
        retain: wanted.retain,
        architectureSets: (0,inputs_wanted/* architectureSetsOf */.A0)(inputs),
        waitIn: connection.waitIn,
        reportOutcome: (region, outcome) => {
            (0,profile/* recordTime */.$l)(run.profile, region, 'Apply', performance.now() - began);
            const { layerVersion } = outcome;
            if (layerVersion && layerVersion.arn !== run.outcomes.get(region)?.layerVersion?.arn)
                log.info(`${layerVersion.arn}: ${outcome.published ? 'published' : 'unchanged'}`);
            run.outcomes.set(region, outcome);
        },
        reportEnd: (region, outcome) => {
            const wasKnown = 'missing' in (plan.get(region) ?? {});
            if (outcome.missing && !wasKnown)
                (0,steps_job/* warn */.R8)([(0,missing_regions/* skippedRegion */.dh)(region, outcome.missing)], job);
            for (const step of (0,sentences/* describeLaterSteps */.hM)(outcome))
                log.info(`${outcome.layerVersion?.arn ?? region}: ${step}`);
        },
        progress: (region, text) => log.info(`${region}: ${text}`),
        warn: (region, warning) => (0,steps_job/* warn */.R8)([(0,advice/* inRegion */.Q)(region, warning)], job),
    };
}
/** Whether the archive is sent in requests, so that it must be in memory. */
function isSentDirectly(plan, { size }) {
    return [...plan.values()].some(checks/* publishes */.A) && size <= size_limits/* directUploadLimit */.o;
}
/** Returns the SSM parameters in each Region. Empty if the input is not set. */
async function parametersFor(connection, inputs) {
    if (inputs['ssm-parameter'].length === 0)
        return new Map();
    return new Map([...(await connection.parameters())].map(([region, store]) => [
        region,
        { store, all: (0,parameters/* parametersIn */.K)(region, inputs) },
    ]));
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./src/changes/not-comparable.ts
var not_comparable = __webpack_require__(53149);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var service = __webpack_require__(79128);
// EXTERNAL MODULE: ./src/report/changes.ts
var report_changes = __webpack_require__(59059);
;// CONCATENATED MODULE: ./src/publish/regions/compare.ts







/**
 * Starts to compare the archive with the previous version, and returns a function that waits for the result and logs it. The result is also
 * recorded in `run`. If the previous version cannot be read, the result is the reason for that, and the run continues.
 */
function startComparison(predecessor, { archive, connection }, job) {
    if (!predecessor)
        return () => Promise.resolve();
    const { runner, run } = job;
    const { region, version } = predecessor;
    const service = connection?.services.get(region);
    const found = changesFrom(async () => service?.download(run.layerName, version), archive, runner).then((changes) => (run.changes = { ...predecessor, ...withoutSecrets(changes, runner.hide) }));
    return (0,lazy/* lazily */.q)(() => (0,steps_job/* inGroup */.HB)('Compare', job, async () => {
        const changes = await found;
        runner.log.info('unread' in changes
            ? (0,report_changes/* describeChanges */.D)(changes)
            : `Since version ${version}: ${(0,report_changes/* describeChanges */.D)(changes)}`);
    }));
}
async function changesFrom(find, archive, { cancelled, connections: { fetch }, deadlines, log, sleep }) {
    const end = AbortSignal.any([cancelled, AbortSignal.timeout(deadlines.comparison)]);
    const read = async () => {
        const download = await find();
        if (!download)
            throw new not_comparable/* NotComparable */._('it no longer exists');
        const { compareArchives: changesBetween } = await __webpack_require__.e(/* import() */ 488).then(__webpack_require__.bind(__webpack_require__, 53488));
        return changesBetween(download, archive, { fetch, sleep, end });
    };
    try {
        return await Promise.race([read(), rejectionAt(end)]);
    }
    catch (error) {
        if (error instanceof Error && error.cause !== undefined)
            log.debug((0,problem/* messageOf */.bD)(error.cause));
        return { unread: reasonOf(error) };
    }
}
/** Hides secrets, because the metadata of packages can contain any text. */
function withoutSecrets(changes, hide) {
    if ('unread' in changes)
        return { ...changes, unread: hide(changes.unread) };
    const { packages, files } = changes;
    return {
        ...changes,
        packages: packages.map((one) => ({
            ...one,
            name: hide(one.name),
            before: one.before.map(hide),
            after: one.after.map(hide),
        })),
        files: files.map((one) => ({ ...one, path: hide(one.path) })),
    };
}
/** Rejects when the signal is aborted. Not every call of a comparison listens to it. */
async function rejectionAt(end) {
    if (!end.aborted)
        await (0,external_node_events_.once)(end, 'abort');
    throw (0,not_comparable/* abortedReading */.U)(end);
}
/** Returns the reason as the end of a sentence. */
function reasonOf(error) {
    if (error instanceof not_comparable/* NotComparable */._ || error instanceof service/* ServiceFailure */.A)
        return error.message;
    return 'it has unexpected content';
}

// EXTERNAL MODULE: ./src/publish/regions/dry-run.ts + 1 modules
var dry_run = __webpack_require__(1940);
// EXTERNAL MODULE: ./src/publish/regions/observe.ts
var observe = __webpack_require__(84437);
// EXTERNAL MODULE: ./src/publish/regions/plans.ts + 1 modules
var plans = __webpack_require__(73667);
;// CONCATENATED MODULE: ./src/publish/build-and-publish.ts













/**
 * Builds, packs, observes, plans and applies. Each phase is done for all layers of the step, and records its results in their runs
 * immediately. `earlier` saves what was built. Throws a Problem if a Region fails.
 */
async function buildAndPublish(step, earlier) {
    const { runner, jobs } = step;
    const [{ inputs }] = jobs;
    const observer = (0,observe/* observerOf */.yr)(step);
    const prepared = await prepareLayers(observer.start, step);
    // Next, the archives and their requests need memory.
    releaseMemory();
    const wanted = (0,inputs_layers/* eachOf */.pQ)(prepared, ({ job, archive, source }) => (0,plans/* withWanted */.KV)(job, archive, source.tree?.license));
    (0,plans/* recordWanted */.Vl)(wanted);
    const [{ connection, observationsOf }] = await Promise.all([observer.result(), earlier?.save(prepared)]);
    const layers = (0,plans/* plansFor */.iV)(wanted, observationsOf);
    await (0,plans/* showPlans */.gj)(layers, step);
    const compared = (0,inputs_layers/* eachOf */.pQ)(layers, (layer) => ({
        ...layer,
        logChanges: startComparison(layer.predecessor, { archive: layer.archive, connection }, layer.job),
    }));
    const exported = (0,inputs_layers/* exportedBy */.h3)(step);
    if (inputs['dry-run'] || !connection) {
        await (0,inputs_layers/* inEachLayer */.Oc)(compared, logChanges);
        await (0,steps_export/* requireExportable */.O3)(exported);
        return endDryRuns(layers, connection);
    }
    // If the plan deletes the previous version, it is downloaded first.
    await (0,inputs_layers/* inEachLayer */.Oc)(compared, async (layer) => (deletesPredecessor(layer) ? logChanges(layer) : {}));
    try {
        await (0,steps_export/* requireExportable */.O3)(exported);
        await applyPlans(layers, connection, step);
        await (0,steps_export/* exportVersions */.q1)(exported, runner);
    }
    finally {
        await (0,inputs_layers/* inEachLayer */.Oc)(compared, logChanges);
    }
    (0,steps_job/* requireNone */.EE)(layers.flatMap(({ job: { label, run } }) => (0,inputs_layers/* labelled */.wW)(label, [...(0,outputs/* failuresIn */.xM)(run), ...(0,missing_regions/* noRegionWasAvailable */.ok)(run)])));
}
function deletesPredecessor({ predecessor, plan }) {
    return predecessor !== undefined && (0,plan_predecessor/* isPruned */.p)(predecessor, plan);
}
/** Logs what changed in a layer. It is logged only once. */
async function logChanges({ logChanges: log, }) {
    await log();
    return {};
}
async function endDryRuns(layers, connection) {
    const totalSize = (0,dry_run/* totalSizeOf */.hS)(layers);
    const ended = await (0,inputs_layers/* inEachLayer */.Oc)(layers, async ({ job, archive, plan }) => ({
        errors: (0,inputs_layers/* labelled */.wW)(job.label, await (0,dry_run/* endDryRun */.ED)(plan, { archive, totalSize, connection }, job)),
    }));
    (0,steps_job/* requireNone */.EE)(ended.flatMap(({ errors }) => errors));
}


/***/ })

};
