export const id = 535;
export const ids = [535];
export const modules = {

/***/ 91717:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ organizationForm)
/* harmony export */ });
/** The form of an organization id (AWS Organizations: DescribeOrganization). */
const organizationForm = /^o-[a-z0-9]{10,32}$/;


/***/ }),

/***/ 76155:
/***/ ((__unused_webpack_module, __unused_webpack___webpack_exports__, __webpack_require__) => {


// EXTERNAL MODULE: ./src/runner/start.ts + 4 modules
var start = __webpack_require__(76032);
// EXTERNAL MODULE: ./src/steps/manifest.ts + 1 modules
var manifest = __webpack_require__(2492);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/aws-names/regions-and-runtimes.ts
var regions_and_runtimes = __webpack_require__(86159);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/inputs/read-all.ts
var read_all = __webpack_require__(30631);
// EXTERNAL MODULE: ./src/layer/judged-archive.ts
var judged_archive = __webpack_require__(11179);
// EXTERNAL MODULE: ./src/report/advice.ts
var advice = __webpack_require__(52296);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/report/region-patterns.ts
var region_patterns = __webpack_require__(4162);
// EXTERNAL MODULE: ./src/steps/connect-to-aws.ts
var connect_to_aws = __webpack_require__(32663);
// EXTERNAL MODULE: ./src/steps/job.ts
var steps_job = __webpack_require__(54972);
// EXTERNAL MODULE: ./src/steps/stagings.ts
var stagings = __webpack_require__(34421);
// EXTERNAL MODULE: ./src/base/lazy.ts
var lazy = __webpack_require__(86155);
// EXTERNAL MODULE: ./src/base/message.ts
var base_message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/layer/layer.ts
var layer_layer = __webpack_require__(20956);
// EXTERNAL MODULE: ./src/layer/version-ranges.ts
var version_ranges = __webpack_require__(97224);
// EXTERNAL MODULE: ./src/plan/writes.ts
var writes = __webpack_require__(67491);
// EXTERNAL MODULE: ./src/regions/apply/apply.ts + 11 modules
var apply = __webpack_require__(84019);
// EXTERNAL MODULE: ./src/regions/calls/service.ts
var calls_service = __webpack_require__(79128);
// EXTERNAL MODULE: ./src/plan/plan.ts + 2 modules
var plan = __webpack_require__(83236);
// EXTERNAL MODULE: ./src/plan/compare.ts
var compare = __webpack_require__(68512);
// EXTERNAL MODULE: ./src/plan/placeholder.ts
var placeholder = __webpack_require__(16910);
;// CONCATENATED MODULE: ./src/copy/plan.ts




/** Returns the plan to copy the versions. After it was applied, a second plan publishes nothing. */
function plan_plan(request, observations) {
    return new Map([...observations].map(([region, observed]) => [
        region,
        region === request.home ? planForHome(request, observed) : planFor(request, observed),
    ]));
}
/** Permissions and placeholder versions of the source are not changed, even if its Region is one of the targets. */
function planForHome(request, observed) {
    const versions = request.versions.map((version) => ({ ...version, principals: undefined }));
    const planned = planFor({ ...request, versions }, observed);
    if (!('steps' in planned))
        return planned;
    return {
        ...planned,
        steps: planned.steps.map((step) => ({ ...step, plan: { ...step.plan, prunes: [] } })),
    };
}
function planFor({ versions, keepNumbers }, observed) {
    if (!observed.seen) {
        const { reason, denied, isTolerated } = observed;
        if (isTolerated)
            return { missing: reason };
        return { unobserved: reason, ...(denied && { denied }) };
    }
    return keepNumbers ? withSameNumbers(versions, observed) : withNextNumbers(versions, observed);
}
function headOf({ versions }) {
    return Math.max(0, ...versions.map(({ version }) => version));
}
/** A number that exists must have the same content. A number that does not exist must be above the newest one. */
function withSameNumbers(wanted, observed) {
    const newest = headOf(observed);
    const steps = [];
    const notes = [];
    let head = newest;
    let placeholders = 0;
    for (const version of wanted) {
        const existing = observed.candidates.find((one) => one.version.version === version.number);
        if (existing) {
            if (existing.version.codeSha256 !== version.codeSha256)
                return blocked(differentContent(existing.version), wanted, observed);
            steps.push(reuse(version, existing));
            notes.push(...notesOn(version, existing.version));
            continue;
        }
        if (version.number <= newest)
            return blocked(notAvailable(version.number, observed), wanted, observed);
        const fill = version.number - 1 - head;
        placeholders += fill;
        if (placeholders > placeholder/* maximumPlaceholders */.BN)
            return blocked(tooManyPlaceholders(version.number, placeholders, newest), wanted, observed);
        steps.push(publish(version, { expected: version.number, fill }));
        head = version.number;
    }
    return { steps: withPrunes(steps, observed), notes: [...notes, ...notesOnPermissions(steps)] };
}
/** Content that exists under any number is not published again. Of equal versions of the source, only the last one is copied. */
function withNextNumbers(wanted, observed) {
    const steps = [];
    let head = headOf(observed);
    for (const version of withoutRepetitions(wanted)) {
        const existing = observed.candidates.find((one) => isCopyOf(version, one.version));
        if (!existing)
            head += 1;
        steps.push(existing ? reuse(version, existing) : publish(version, { expected: head, fill: 0 }));
    }
    return { steps, notes: notesOnPermissions(steps) };
}
function withoutRepetitions(versions) {
    const lastOfEach = new Map(versions.map((version) => [JSON.stringify({ ...version, number: 0 }), version]));
    const kept = [...lastOfEach.values()];
    return versions.filter((version) => kept.includes(version));
}
/** Returns whether a version has the content and the metadata of a version of the source. */
function isCopyOf(wanted, existing) {
    return (0,compare/* differenceFrom */.mX)(exactly(wanted), existing) === undefined;
}
function exactly(wanted) {
    return { ...wanted, isExplicit: { description: true, licenseInfo: true } };
}
function reuse(version, { version: existing, statements }) {
    const permissions = version.principals
        ? (0,plan/* permissionChanges */.BZ)(version.principals, statements, existing.version)
        : { grants: [], revokes: [], notes: [] };
    const target = { do: 'reuse', arn: existing.arn, version: existing.version };
    return { source: version.number, plan: { target, fill: 0, prunes: [], ...permissions } };
}
function publish({ number, principals = [] }, { expected, fill }) {
    const target = { do: 'publish', expected, because: 'it does not exist here' };
    const grants = principals.map(plan/* grantTo */.Su);
    return { source: number, plan: { target, fill, grants, revokes: [], prunes: [], notes: [] } };
}
/** The last step deletes placeholder versions that a killed run left. Until then, they show which numbers are taken. */
function withPrunes(steps, { versions }) {
    const last = steps.at(-1);
    const prunes = versions
        .filter((one) => (0,placeholder/* hasPlaceholderDescription */.CB)(one) && one.version < (last?.source ?? 0))
        .map(({ version }) => ({ version, because: 'filler' }));
    return steps.map((step) => (step === last ? { ...step, plan: { ...step.plan, prunes } } : step));
}
function notesOn(wanted, existing) {
    const difference = (0,compare/* differenceFrom */.mX)(exactly(wanted), existing);
    return difference === undefined
        ? []
        : [
            (0,base_message/* ofNoTopic */.SB)(`Version ${existing.version} already exists with the same content, but with ${difference} than the source. ` +
                'A version cannot be changed, so the action keeps it.'),
        ];
}
function notesOnPermissions(steps) {
    return steps.flatMap(({ plan: { notes } }) => notes);
}
/** Even if the Region is blocked, the plan names the highest version if it exists. */
function blocked(reason, wanted, { candidates }) {
    const highest = wanted.at(-1);
    const existing = candidates.find(({ version }) => version.version === highest?.number && version.codeSha256 === highest.codeSha256)?.version;
    return {
        blocked: reason,
        ...(existing && { layerVersion: { arn: existing.arn, version: existing.version } }),
    };
}
const topic = 'the-version-number-is-not-available';
const otherWays = 'use another "layer-name", or set "keep-version-numbers: false"';
/** What to do if a number is not available, as a sentence. */
const adviceIfTaken = `Leave this version out of "versions", ${otherWays}.`;
function differentContent(existing) {
    const what = (0,placeholder/* isPlaceholder */.wK)(existing) ? 'as a placeholder version' : 'with different content';
    return (0,base_message/* about */.Cv)(topic, `Version ${existing.version} already exists here ${what}. The action copies nothing to this Region. ${adviceIfTaken}`);
}
function notAvailable(number, observed) {
    return (0,base_message/* about */.Cv)(topic, `Version ${number} does not exist here, but the newest version is ${headOf(observed)}. Lambda never uses a lower version number again. ` +
        `The action copies nothing to this Region. ${adviceIfTaken}`);
}
function tooManyPlaceholders(number, count, newest) {
    return (0,base_message/* about */.Cv)(topic, `${newest === 0 ? 'There is no version yet' : `The newest version is ${newest}`}, and the copy of version ${number} would need ` +
        `${count} placeholder versions before it. The action publishes at most ${placeholder/* maximumPlaceholders */.BN} in one run. ` +
        'Copy earlier versions first, or set "keep-version-numbers: false".');
}

;// CONCATENATED MODULE: ./src/copy/current-step.ts




/**
 * Returns a step as it is correct immediately before it is done. Another run can have published since the plan was made, and a version number
 * cannot be requested from Lambda. If that run published the same copy, it is reused. Throws a Problem if a number that is needed is taken.
 */
async function currentStep(step, version, { region, services, layerName, keepNumbers }) {
    const service = services.get(region);
    if (step?.plan.target.do !== 'publish' || !service)
        return step;
    const { expected } = step.plan.target;
    const first = expected - step.plan.fill;
    const found = await service.version(layerName, first);
    if (!found)
        return step;
    if (first === expected && isCopyOf(version, found)) {
        const statements = version.principals ? await service.statements(layerName, expected) : [];
        const permissions = version.principals
            ? (0,plan/* permissionChanges */.BZ)(version.principals, statements, expected)
            : { grants: [], revokes: [], notes: [] };
        const target = { do: 'reuse', arn: found.arn, version: expected };
        return { ...step, plan: { ...step.plan, target, fill: 0, ...permissions } };
    }
    if (!keepNumbers)
        return step;
    throw new problem/* Problem */.AF((0,base_message/* about */.Cv)('the-version-number-is-not-available', `Another run published version ${first} in the meantime. Make sure that only one run publishes this layer, and re-run the job.`));
}

;// CONCATENATED MODULE: ./src/copy/apply.ts










/**
 * Copies one version after another, each in all Regions in parallel, so that few archives are in memory. After a failure in a Region, its later
 * versions are not tried. The other Regions continue. Never rejects, because `report` receives failures too.
 */
async function applyCopies(plan, task) {
    const copies = [...plan].map(([region, planned]) => new RegionCopy(region, planned, task));
    for (const version of task.versions) {
        const due = copies.filter((copy) => !copy.hasEnded && copy.stepFor(version) !== undefined);
        await copyVersion(version, due, task);
    }
}
/** The progress in one Region. */
class RegionCopy {
    region;
    #steps;
    #impossible;
    #report;
    #outcomes = new Map();
    constructor(region, planned, { report }) {
        this.region = region;
        this.#steps = 'steps' in planned ? planned.steps : [];
        this.#impossible = reasonIn(planned);
        this.#report = report;
        this.#tell();
    }
    /** Whether nothing more is done in the Region, because it failed or is skipped. */
    get hasEnded() {
        return Object.values(this.#end()).some((reason) => reason !== undefined);
    }
    stepFor({ number }) {
        return this.#steps.find(({ source }) => source === number);
    }
    /** Records the result of a version so far. A later result of the same version replaces it. */
    record({ number }, outcome) {
        this.#outcomes.set(number, outcome);
        this.#tell();
    }
    /** Records why the copy of a version stopped. */
    stop(version, error) {
        const reason = (0,problem/* reasonOf */.A3)(error);
        this.record(version, { ...layer_layer/* nothingDone */.m, [(0,calls_service/* isTolerated */.hp)(error) ? 'missing' : 'failure']: reason });
    }
    #tell() {
        const isDone = this.hasEnded || this.#outcomes.size === this.#steps.length;
        const end = isDone ? this.#end() : { failure: interrupted };
        this.#report(this.region, { versions: new Map(this.#outcomes), ...end });
    }
    #end() {
        for (const [number, { failure, missing }] of this.#outcomes) {
            if (missing !== undefined)
                return { missing };
            if (failure === undefined)
                continue;
            const later = this.#steps.map(({ source }) => source).filter((source) => source > number);
            const notTried = later.length === 0 ? '' : ` Not tried: ${(0,version_ranges/* numbered */.jN)(later)}.`;
            return { failure: (0,base_message/* reworded */.Fg)(failure, (text) => `Copy of version ${number}: ${text}${notTried}`) };
        }
        return this.#impossible;
    }
}
/** The run can be killed between two versions, so this is reported until the last one is done. */
const interrupted = (0,base_message/* about */.Cv)('the-run-was-cancelled', 'The run ended before this Region was done. Re-run the job. It does only what is missing.');
function reasonIn(planned) {
    if ('missing' in planned)
        return { missing: planned.missing };
    if ('unobserved' in planned)
        return { failure: planned.unobserved };
    return 'blocked' in planned ? { failure: planned.blocked } : {};
}
async function copyVersion(version, due, task) {
    const found = due.map(async (copy) => {
        try {
            const step = await currentStep(copy.stepFor(version), version, { ...task, region: copy.region });
            return step === undefined ? [] : [[copy, step]];
        }
        catch (error) {
            copy.stop(version, error);
            return [];
        }
    });
    const steps = (await Promise.all(found)).flat();
    const isNeeded = ({ plan }) => (0,writes/* writes */.D)(plan) || plan.prunes.length > 0;
    for (const [copy, step] of steps)
        if (!isNeeded(step))
            copy.record(version, existing(step));
    const needed = steps.filter(([, step]) => isNeeded(step));
    if (needed.length === 0)
        return;
    try {
        await applyStep(version, new Map(needed), task);
    }
    catch (error) {
        for (const [copy] of needed)
            copy.stop(version, error);
    }
}
function existing({ plan: { target } }) {
    return target.do === 'reuse'
        ? { ...layer_layer/* nothingDone */.m, layerVersion: { arn: target.arn, version: target.version } }
        : layer_layer/* nothingDone */.m;
}
/** Applies the plan of one version in the same way as the main action. */
async function applyStep(version, steps, task) {
    const archive = task.archives.get(version.number);
    const byRegion = new Map([...steps.keys()].map((copy) => [copy.region, copy]));
    const record = (region, outcome) => byRegion.get(region)?.record(version, outcome);
    const { services, optionalRegions = [], layerName, waitIn, progress, warn } = task;
    await (0,apply/* apply */.B)(new Map([...steps].map(([{ region }, { plan }]) => [region, plan])), {
        ...{ services, optionalRegions, layerName, waitIn, progress, warn },
        stagings: archive === undefined ? new Map() : await task.stagingsFor(archive),
        parameters: new Map(),
        metadata: version,
        archive: archive ?? { sha256: version.codeSha256, size: 0 },
        zip: (0,lazy/* lazily */.q)(() => (archive === undefined ? noArchive() : task.read(archive))),
        principals: version.principals ?? [],
        retain: undefined,
        architectureSets: [version.architectures],
        numbering: task.keepNumbers ? { kind: 'exact', version: version.number } : { kind: 'next' },
        rollsBack: false,
        adviceIfTaken: () => adviceIfTaken,
        reportOutcome: record,
        reportEnd: (region, outcome) => {
            const { layerVersion, published } = outcome;
            if (layerVersion && published)
                progress(region, `copied version ${version.number} as ${layerVersion.arn}`);
        },
    });
}
/** Only versions that the plan publishes are downloaded. */
function noArchive() {
    return Promise.reject(new problem/* Problem */.AF((0,base_message/* about */.Cv)('anything-else', 'The archive was not downloaded. Re-run the job.')));
}

// EXTERNAL MODULE: ./src/base/figures.ts
var figures = __webpack_require__(90656);
// EXTERNAL MODULE: ./src/pack/checks/size.ts
var checks_size = __webpack_require__(3990);
// EXTERNAL MODULE: ./src/pack/judge-archive.ts + 1 modules
var judge_archive = __webpack_require__(23611);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/layer/size-limits.ts
var size_limits = __webpack_require__(39181);
// EXTERNAL MODULE: ./src/network/connections.ts + 1 modules
var connections = __webpack_require__(34637);
// EXTERNAL MODULE: ./src/network/interrupted.ts
var network_interrupted = __webpack_require__(22704);
;// CONCATENATED MODULE: ./src/copy/download.ts







/** A download failed. The message is the end of a sentence, and never contains the URL. */
class DownloadFailure extends Error {
}
/** A download that broke. Another attempt can succeed. */
class Interrupted extends DownloadFailure {
}
/** The pauses before the next attempts, in milliseconds. */
const pauses = [500, 2_000, 8_000];
/**
 * Downloads an archive to a path that does not exist, without keeping it in memory. Rejects with a DownloadFailure, and leaves no file, if no
 * attempt returns the bytes with this hash. An error of the disk is passed on.
 */
async function downloadTo(path, wanted, context) {
    for (const pause of [...pauses, undefined]) {
        try {
            return await downloadOnce(path, wanted, context);
        }
        catch (error) {
            await (0,promises_.rm)(path, { force: true });
            if (context.end.aborted)
                throw new DownloadFailure(whyAborted(context.end));
            if (pause === undefined || !(error instanceof Interrupted))
                throw error;
            await context.sleep(pause);
        }
    }
}
async function downloadOnce(path, { find, sha256 }, context) {
    const { url, size } = await locate(find, sha256);
    const file = await (0,promises_.open)(path, 'wx');
    try {
        const hash = await receive({ url, size }, file, context);
        if (hash !== sha256)
            throw new Interrupted(`the file has the CodeSha256 ${hash} instead of ${sha256}`);
    }
    finally {
        await file.close();
    }
}
async function locate(find, sha256) {
    const download = await find().catch((error) => {
        if (!(error instanceof calls_service/* ServiceFailure */.A) || error.because === 'denied')
            throw error;
        throw new Interrupted(error.message.replace(/\.$/, ''));
    });
    if (download === undefined)
        throw new DownloadFailure('it no longer exists');
    if (!URL.canParse(download.url) || !(0,connections/* isSafeForSecrets */.Yh)(new URL(download.url)))
        throw new DownloadFailure('its URL does not begin with "https:"');
    if (download.size > size_limits/* unzippedLimit */.P)
        throw new DownloadFailure(`it has ${(0,figures/* bytes */.ee)(download.size)}, and Lambda accepts at most ${(0,figures/* bytes */.ee)(size_limits/* unzippedLimit */.P)}`);
    if (download.sha256 !== sha256)
        throw new Interrupted(`AWS now reports the CodeSha256 ${download.sha256} instead of ${sha256}`);
    return download;
}
/** Writes the body to a file. Returns its SHA-256 in base64. */
async function receive({ url, size }, file, { fetch, stall, end }) {
    const stalled = new AbortController();
    const timer = setTimeout(() => stalled.abort(), stall);
    const signal = AbortSignal.any([end, stalled.signal]);
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let received = 0;
    let written = Promise.resolve();
    try {
        const response = await fetch(url, { headers: { 'accept-encoding': 'identity' }, signal });
        if (response.status !== 200) {
            await response.body?.cancel();
            throw new Interrupted(`the download returned the status ${response.status}`);
        }
        for await (const chunk of (response.body ?? [])) {
            timer.refresh();
            received += chunk.length;
            if (received > size)
                break;
            hash.update(chunk);
            written = file.appendFile(chunk);
            await written;
        }
    }
    catch (error) {
        // An error of the disk is not one of the download.
        await written;
        if (error instanceof DownloadFailure)
            throw error;
        if (stalled.signal.aborted)
            throw new Interrupted('the download made no progress');
        // The error is not passed on as a cause, because Node's message can contain the URL.
        throw new Interrupted((0,network_interrupted/* whyInterrupted */.F)(error, url));
    }
    finally {
        clearTimeout(timer);
    }
    if (received !== size)
        throw new Interrupted(`the download returned ${received > size ? 'more' : 'fewer'} bytes than declared`);
    return hash.digest('base64');
}
function whyAborted({ reason }) {
    const isLate = reason instanceof DOMException && reason.name === 'TimeoutError';
    return isLate ? 'the download took too long' : 'the run was cancelled';
}

;// CONCATENATED MODULE: ./src/copy/archives.ts












/**
 * Downloads the archives of versions to a directory, and judges each as an archive of the user. This ends before the first write to AWS.
 * Throws a Problem if a download fails, or one with all errors of all archives.
 */
async function prepareArchives(versions, { source, directory }, job) {
    const archives = new Map();
    const known = new Map();
    const errors = [];
    const warnings = new Map();
    for (const version of versions) {
        const { number } = version;
        const content = JSON.stringify([version.codeSha256, version.runtimes, version.architectures]);
        const equal = known.get(content);
        if (equal) {
            archives.set(number, equal);
            continue;
        }
        const path = (0,external_node_path_.join)(directory, `${number}.download`);
        await download(path, version, source, job);
        try {
            const packed = await judge(path, (0,external_node_path_.join)(directory, `${number}.zip`), version);
            requireSendable(packed, version, { job, source });
            known.set(content, packed.archive);
            archives.set(number, packed.archive);
            for (const message of packed.warnings) {
                const { numbers } = warnings.get(message.text) ?? { numbers: [] };
                warnings.set(message.text, { message, numbers: [...numbers, number] });
            }
        }
        catch (error) {
            if (!(error instanceof problem/* Problem */.AF))
                throw error;
            errors.push(...refusal(error, version, source));
        }
        finally {
            await (0,promises_.rm)(path, { force: true });
        }
    }
    if (errors.length > 0)
        throw new problem/* Problem */.AF(errors);
    for (const { message, numbers } of warnings.values())
        (0,steps_job/* warn */.R8)([(0,base_message/* reworded */.Fg)(message, (text) => `${(0,version_ranges/* numbered */.jN)(numbers, 'Version')}: ${text}`)], job);
    return archives;
}
async function download(path, version, source, job) {
    const { number, codeSha256: sha256 } = version;
    const { layer, service } = source;
    const { cancelled, connections, deadlines, log, sleep } = job.runner;
    const end = AbortSignal.any([cancelled, AbortSignal.timeout(deadlines.download)]);
    const find = () => service.download(layer.arn, number);
    try {
        await downloadTo(path, { find, sha256 }, { fetch: connections.fetch, sleep, stall: deadlines.stall, end });
        log.info(`Downloaded version ${number}, CodeSha256 ${sha256}`);
    }
    catch (error) {
        const topic = 'a-source-version-cannot-be-downloaded';
        const what = `Version ${number} of ${layer.arn} could not be downloaded`;
        if (error instanceof calls_service/* ServiceFailure */.A)
            throw new problem/* Problem */.AF((0,base_message/* becauseOf */.W$)(error.reason, topic, `${what}. ${(0,advice/* withAdvice */.b)(error.reason).text}`));
        if (!(error instanceof DownloadFailure))
            throw error;
        throw new problem/* Problem */.AF((0,base_message/* about */.Cv)(topic, `${what}: ${error.message}. Nothing was copied. Re-run the job.`));
    }
}
/** The architectures to check, if a version declares none: a function of any architecture can use it. */
const allArchitectures = ['x86_64', 'arm64'];
/** Judges an archive. A version for several architectures can contain native code for each of them, so one must fit. */
async function judge(given, to, version) {
    const { runtimes, architectures } = version;
    const [first = 'x86_64', ...others] = architectures.length > 0 ? architectures : allArchitectures;
    let failure;
    for (const architecture of [first, ...others]) {
        try {
            const judged = await (0,judge_archive/* judgeArchive */.I)(given, { path: to, target: { runtimes, architecture } });
            return await judged.write();
        }
        catch (error) {
            failure ??= error;
        }
    }
    throw failure;
}
/** Without a bucket, no Region accepts a large archive. A dry run shows that as a warning. */
function requireSendable({ archive, largest }, version, { job, source }) {
    const { inputs, runner } = job;
    const { files, size } = archive;
    runner.log.info(`Checked version ${version.number}: ${(0,figures/* counted */.hS)(files, 'file')} in an archive of ${(0,figures/* bytes */.ee)(size)}`);
    if (inputs['s3-bucket'] !== undefined)
        return;
    try {
        (0,checks_size/* requireFitsUpload */.xE)(size, largest);
    }
    catch (error) {
        if (!inputs['dry-run'] || !(error instanceof problem/* Problem */.AF))
            throw error;
        (0,steps_job/* warn */.R8)(refusal(error, version, source), job);
    }
}
/** Returns the errors of an archive, each with the version and with what to do. */
function refusal({ errors }, { number }, { layer }) {
    const name = `Version ${number} of ${layer.arn}`;
    return errors.map((message) => (0,base_message/* reworded */.Fg)(message, (text) => text.startsWith('Input "archive" ') ? text.replace('Input "archive"', () => name) : `${name}: ${text}`));
}

// EXTERNAL MODULE: ./src/report/sentences.ts
var sentences = __webpack_require__(47020);
;// CONCATENATED MODULE: ./src/copy/dry-run.ts




/** Ends a dry run: shows which permissions the plan needs. Throws a Problem with an error for each Region that the plan blocks. */
async function endDryRun(plan, job) {
    const { inputs, runner, run } = job;
    run.permissionsToWrite = permissionsToWrite(plan, inputs['s3-bucket'] !== undefined);
    await runner.log.group('Check', async () => {
        for (const sentence of (0,sentences/* describeUncheckedPermissions */.Yj)(run))
            runner.log.info(sentence);
    });
    (0,steps_job/* warn */.R8)([...plan].flatMap(([region, planned]) => 'unobserved' in planned ? [(0,advice/* inRegion */.Q)(region, (0,advice/* withAdvice */.b)(planned.unobserved))] : []), job);
    (0,steps_job/* requireNone */.EE)([
        ...[...plan].flatMap(([region, planned]) => 'blocked' in planned ? [(0,advice/* inRegion */.Q)(region, planned.blocked)] : []),
        ...(0,missing_regions/* noRegionWasAvailable */.ok)(run),
    ]);
}
/** Returns the permissions that the known steps of a plan need for writes. */
function permissionsToWrite(plan, hasBucket) {
    const steps = [...plan.values()].flatMap(stepsIn);
    const isPublished = steps.some(({ plan: { target } }) => target.do === 'publish');
    const needs = [
        ['lambda:PublishLayerVersion', isPublished],
        ['lambda:AddLayerVersionPermission', steps.some(({ plan: { grants } }) => grants.length > 0)],
        ['lambda:RemoveLayerVersionPermission', steps.some(({ plan: { revokes } }) => revokes.length > 0)],
        ['lambda:DeleteLayerVersion', steps.some(({ plan: { fill, prunes } }) => fill > 0 || prunes.length > 0)],
        ['s3:PutObject', isPublished && hasBucket],
        ['s3:DeleteObject', isPublished && hasBucket],
    ];
    return needs.flatMap(([permission, isNeeded]) => (isNeeded ? [permission] : []));
}
function stepsIn(planned) {
    return 'steps' in planned ? planned.steps : [];
}

// EXTERNAL MODULE: ./src/aws-names/missing-credentials.ts
var missing_credentials = __webpack_require__(1963);
// EXTERNAL MODULE: ./src/aws-names/region-selection.ts
var region_selection = __webpack_require__(78485);
// EXTERNAL MODULE: ./src/inputs/aws-inputs.ts
var aws_inputs = __webpack_require__(82764);
// EXTERNAL MODULE: ./src/inputs/bucket.ts
var bucket = __webpack_require__(16423);
// EXTERNAL MODULE: ./src/inputs/encryption.ts
var encryption = __webpack_require__(45456);
// EXTERNAL MODULE: ./src/inputs/principals.ts
var inputs_principals = __webpack_require__(94954);
// EXTERNAL MODULE: ./src/inputs/regions.ts
var regions = __webpack_require__(27468);
;// CONCATENATED MODULE: ./src/copy/input-rules.ts








/** Returns the rules for combinations of inputs, and for inputs and the environment. An invalid input has no value here. */
function rulesFor(inputs, surroundings, settings) {
    const { principals = [] } = inputs;
    return [
        ...versionRules(inputs),
        ...roleRules(inputs, surroundings),
        (0,inputs_principals/* publicRule */.Q)(principals === 'mirror' ? [] : principals, inputs['allow-public']),
        ...(0,bucket/* bucketRules */.a3)(inputs),
        ...rulesForRegions(inputs, (0,region_selection/* namesIn */.wX)((0,regions/* wantedRegions */.n_)(inputs, surroundings.env))),
        ...(0,aws_inputs/* awsRules */.PJ)(inputs, surroundings, settings),
    ];
}
/** Returns the rules that depend on the Regions. Those of a pattern are known only after the action has connected to AWS. */
function rulesForRegions(inputs, regions) {
    return (0,encryption/* encryptionRules */.r)(inputs['s3-encryption'] ?? {}, { regions, bucket: inputs['s3-bucket'] });
}
function versionRules(inputs) {
    const { from, versions } = inputs;
    if (from === undefined)
        return [];
    const isOne = from.version !== undefined ||
        versions === 'latest' ||
        (versions?.length === 1 && versions[0]?.from === versions[0]?.to);
    return [
        [
            from.version !== undefined && versions !== undefined,
            (0,base_message/* about */.Cv)('two-inputs-contradict-each-other', 'Inputs "from" and "versions" both have version numbers. Remove "versions", or remove the version number from the ARN in "from".'),
        ],
        [
            from.version === undefined && 'versions' in inputs && versions === undefined,
            (0,base_message/* about */.Cv)('an-input-is-not-allowed', 'Input "versions" is not given, but "from" is the ARN of a layer without a version number. ' +
                'Set "versions" to numbers such as "1-48", or to "latest".'),
        ],
        [
            inputs['code-sha256'] !== undefined && versions !== undefined && !isOne,
            (0,base_message/* about */.Cv)('two-inputs-contradict-each-other', 'Input "code-sha256" is the hash of one version, but "versions" has several. Remove the hash, or copy one version.'),
        ],
    ];
}
/** The source can be in another account or partition than the Regions. Credentials are valid in only one partition. */
function roleRules(inputs, { env }) {
    const { from, 'from-role': fromRole, 'role-to-assume': role } = inputs;
    if (from === undefined || !('from-role' in inputs))
        return [];
    const target = partitionOfTarget(inputs, env) ?? from.partition;
    const ofRole = fromRole?.split(':')[1] ?? from.partition;
    const isRequested = fromRole !== undefined && role === undefined && inputs['dry-run'] === false;
    return [
        [
            fromRole === undefined && target !== from.partition,
            (0,base_message/* about */.Cv)('regions-of-several-partitions', `Input "from" is a layer in the partition ${from.partition}, but it would be copied to the partition ${target}. ` +
                `Credentials are valid in only one partition. Set "from-role" to a role of the partition ${from.partition}.`),
        ],
        [
            ofRole !== from.partition,
            (0,base_message/* about */.Cv)('regions-of-several-partitions', `Input "from-role" is a role of the partition ${ofRole}, but the layer in "from" is in ${from.partition}. ` +
                `Use a role of the partition ${from.partition}.`),
        ],
        [isRequested && !env['ACTIONS_ID_TOKEN_REQUEST_URL'], (0,missing_credentials/* noIdTokenError */.gK)('from-role')],
    ];
}
/** Returns the partition of the Regions and the role. Undefined if one of these inputs is invalid. */
function partitionOfTarget(inputs, env) {
    const names = ['regions', 'optional-regions', 'role-to-assume'];
    if (!names.every((name) => name in inputs))
        return undefined;
    const roleArn = inputs['role-to-assume'] ?? env['AWS_ROLE_ARN'];
    return (0,region_selection/* partitionOfRegions */.Xh)((0,regions/* wantedRegions */.n_)(inputs, env), { roleArn, region: env['AWS_REGION'] });
}

// EXTERNAL MODULE: ./src/inputs/read-for-aws.ts + 1 modules
var read_for_aws = __webpack_require__(61170);
// EXTERNAL MODULE: ./src/inputs/parse.ts
var parse = __webpack_require__(13718);
// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
// EXTERNAL MODULE: ./src/inputs/version-range.ts
var version_range = __webpack_require__(52089);
// EXTERNAL MODULE: ./src/layer/code-sha256.ts
var code_sha256 = __webpack_require__(50518);
;// CONCATENATED MODULE: ./src/copy/source-arn.ts


/** The ARN of a layer or of a layer version (AWS: "Actions, resources, and condition keys for AWS Lambda"). */
const source_arn_form = /^(arn:(aws[a-z-]*):lambda:([a-z0-9-]+):(\d{12}):layer:([a-zA-Z0-9-_]{1,140}))(?::([1-9]\d{0,8}))?$/;
/** Parses the ARN of a layer or of a layer version. */
const sourceLayer = (given) => {
    const [, arn = '', partition = '', region = '', account = '', name = '', version] = source_arn_form.exec(given) ?? [];
    if (arn === '' || !(0,regions_and_runtimes/* hasRegionForm */.Dv)(region)) {
        return (0,parse/* refuse */.TR)('it must be the ARN of a layer or of a layer version, such as arn:aws:lambda:eu-central-1:111122223333:layer:sample-layer:7');
    }
    if ((0,regions_and_runtimes/* partitionOf */.iQ)(region) !== partition)
        return (0,parse/* refuse */.TR)(`the Region ${region} is in the partition ${(0,regions_and_runtimes/* partitionOf */.iQ)(region)}, and not in ${partition}. Copy the ARN again`);
    return {
        value: {
            arn,
            partition,
            region,
            account,
            name,
            version: version === undefined ? undefined : Number(version),
        },
    };
};

;// CONCATENATED MODULE: ./src/copy/parsers.ts









/** The inputs that copy/action.yml declares. A test compares the two. */
const parsers = {
    from: (0,parse/* required */.mw)(sourceLayer),
    versions: (0,parse/* optional */.lq)(requestedVersions),
    'code-sha256': (0,parse/* optional */.lq)((0,values/* text */.Qq)({
        atMost: 44,
        form: {
            pattern: code_sha256/* codeSha256Form */.B,
            must: 'it must be the CodeSha256 of the version, which is a SHA-256 in base64: 44 characters that end with "="',
        },
    })),
    'from-role': (0,parse/* optional */.lq)(aws_inputs/* roleArn */.w3),
    'layer-name': (0,parse/* optional */.lq)(aws_inputs/* layerName */.Hn),
    ...aws_inputs/* awsParsers */.i$,
    'keep-version-numbers': (0,parse/* withDefault */.IQ)(true, values/* boolean */.zM),
    principals: (0,parse/* optional */.lq)(requestedPrincipals),
    'allow-public': (0,parse/* withDefault */.IQ)(false, values/* boolean */.zM),
    's3-bucket': (0,parse/* optional */.lq)(bucket/* bucket */.DC),
    's3-prefix': (0,parse/* withDefault */.IQ)('', bucket/* keyPrefix */.uU),
    's3-encryption': (0,parse/* optional */.lq)(encryption/* encryption */.u),
    'dry-run': (0,parse/* withDefault */.IQ)(true, values/* boolean */.zM),
};
function requestedVersions(given, surroundings) {
    return given === 'latest' ? { value: 'latest' } : (0,parse/* list */.p_)((0,version_range/* versionRange */.Q)('latest'))(given, surroundings);
}
function requestedPrincipals(given, surroundings) {
    return given === 'mirror' ? { value: 'mirror' } : (0,parse/* list */.p_)(principalOrMirror)(given, surroundings);
}
function principalOrMirror(given) {
    return given === 'mirror'
        ? (0,parse/* refuse */.TR)('"mirror" cannot be combined with other principals. Remove them, or "mirror"')
        : (0,inputs_principals/* principal */.N)(given);
}

;// CONCATENATED MODULE: ./src/copy/inputs.ts





/** All inputs, each parsed once. */
function readInputs(read, surroundings) {
    return (0,read_for_aws/* readForAws */.H)(parsers, read, surroundings, { rules: rulesFor, warnings: warningsFor });
}
function warningsFor(inputs, settings) {
    const { region } = inputs.from;
    return [...((0,regions_and_runtimes/* isKnownRegion */.Kk)(region) ? [] : [(0,aws_inputs/* unknownValue */.Uo)('from', region)]), ...(0,aws_inputs/* awsWarnings */.lj)(inputs, settings)];
}

// EXTERNAL MODULE: ./src/regions/observe.ts
var observe = __webpack_require__(51893);
;// CONCATENATED MODULE: ./src/copy/observe.ts

/** Returns the versions of the target layer in each Region, and those of them that can be copies. */
function observe_observe(services, query) {
    return (0,observe/* inEachRegion */.RX)(services, (service) => observeOne(service, query));
}
async function observeOne(service, query) {
    const { layerName, versions: wanted, keepNumbers } = query;
    const listed = await service.versions(layerName);
    // A run that copies deletes the placeholder versions below the copy, so at most these numbers are missing in between.
    const unlisted = await (0,observe/* notListedYet */.vQ)(listed, service, { layerName, numbering: { kind: 'aligned' } });
    const versions = [...unlisted, ...listed];
    const numbers = wanted.map(({ number }) => number);
    // A listing has no hashes. A copy has the description of its source, at least at the beginning.
    const beginnings = wanted.map(({ description }) => description.slice(0, 60));
    const candidates = versions.filter(({ version, description }) => keepNumbers
        ? numbers.includes(version)
        : beginnings.some((beginning) => description.startsWith(beginning)));
    const reads = candidates.map(async ({ version: number }) => {
        const version = await service.version(layerName, number);
        if (!version)
            return [];
        const isShared = wanted.some(({ codeSha256, principals }) => codeSha256 === version.codeSha256 && principals !== undefined);
        return { version, statements: isShared ? await service.statements(layerName, number) : [] };
    });
    return { seen: true, versions, candidates: (await Promise.all(reads)).flat() };
}

;// CONCATENATED MODULE: ./src/copy/mirror.ts
/**
 * Returns the principals of the statements of a version. An account or an organization exists in only one partition, so in another partition
 * only `*` has a meaning. A statement with another form is not mirrored, because the copy could be visible to more than the source.
 */
function mirrored(statements, { from, to }) {
    const isMirrored = ({ principal }) => principal !== undefined && (from === to || principal === '*');
    return {
        principals: [...new Set(statements.filter(isMirrored).flatMap(({ principal }) => principal ?? []))],
        left: statements.filter((one) => !isMirrored(one)).map(({ id, principal }) => principal ?? `"${id}"`),
    };
}

;// CONCATENATED MODULE: ./src/copy/source.ts






/**
 * Connects to the Region of the source, with "from-role" or with the credentials of the target. If that fails, a dry run gets the reasons, and
 * any other run throws a Problem.
 */
async function connectToSource(target, job) {
    try {
        return { source: await sourceFor(target, job) };
    }
    catch (error) {
        if (!job.inputs['dry-run'] || !(error instanceof problem/* Problem */.AF))
            throw error;
        return { unreached: error.errors };
    }
}
async function sourceFor(target, { inputs, runner }) {
    const { from: layer, 'from-role': arn } = inputs;
    if (arn === undefined)
        return { layer, service: target.serviceIn(layer.region), reader: target.account };
    const role = { arn, input: 'from-role' };
    const regions = { required: (0,region_selection/* namedRegions */.zi)([layer.region]), optional: region_selection/* noRegions */.D4 };
    const { account, serviceIn } = await (0,connect_to_aws/* connectAs */.PN)({ role, regions, allowedAccountIds: [] }, { inputs, runner });
    return { layer, service: serviceIn(layer.region), reader: account };
}
/** Returns the error for a source that cannot be read. */
function cannotRead(error, { layer }) {
    const reason = (0,advice/* withAdvice */.b)((0,problem/* reasonOf */.A3)(error));
    const text = `The source ${layer.arn} cannot be read. ${reason.text}`;
    return new problem/* Problem */.AF((0,base_message/* becauseOf */.W$)(reason, 'a-source-version-cannot-be-read', text));
}
/** Returns the error for versions of the own account that do not exist. */
function noSuchVersions(numbers, { layer }) {
    const why = numbers.length === 1 ? 'it does not exist' : 'they do not exist';
    const text = `${(0,version_ranges/* numbered */.jN)(numbers, 'Version')} of ${layer.arn} cannot be copied: ${why}. Correct the version numbers.`;
    return new problem/* Problem */.AF((0,base_message/* about */.Cv)('a-source-version-cannot-be-read', text));
}

;// CONCATENATED MODULE: ./src/copy/requested-numbers.ts






/** Returns the numbers that the user requested, the lowest first. In the own account, a range can have gaps. Throws a Problem. */
async function requestedNumbers(source, versions) {
    return requireFew(await allRequested(source, versions), source);
}
async function allRequested(source, versions) {
    const { layer } = source;
    if (layer.version !== undefined)
        return [layer.version];
    if (versions === undefined)
        throw new Error('no versions are requested');
    if (layer.account !== source.reader)
        return foreignNumbers(source, versions);
    const listed = await listedVersions(source);
    if (versions === 'latest') {
        const newest = listed.find((version) => !(0,placeholder/* hasPlaceholderDescription */.CB)(version));
        return newest === undefined ? [] : [newest.version];
    }
    const numbers = listed
        .map(({ version }) => version)
        .filter((number) => versions.some((one) => (0,version_ranges/* isIn */.S1)(number, one)));
    const absent = versions
        .filter(({ from, to }) => from === to && !numbers.includes(from))
        .map(({ from }) => from);
    if (absent.length > 0)
        throw noSuchVersions(absent, source);
    return numbers.sort((one, other) => one - other);
}
/** Lambda denies ListLayerVersions across accounts. */
function foreignNumbers({ layer, reader }, versions) {
    if (versions === 'latest') {
        throw new problem/* Problem */.AF((0,base_message/* about */.Cv)('a-source-version-cannot-be-read', `Input "versions" is "latest", but the layer belongs to account ${layer.account}, and the credentials belong to ${reader}. ` +
            'AWS allows only the owner to list the versions of a layer. Set "versions" to the numbers to copy.'));
    }
    const all = new Set();
    for (const { from, to } of versions) {
        // A longer list is refused anyway.
        const last = Math.min(to, from + maximumVersions);
        for (let number = from; number <= last; number += 1)
            all.add(number);
    }
    return [...all].sort((one, other) => one - other);
}
async function listedVersions(source) {
    const { layer, service } = source;
    const layerName = layer.arn;
    try {
        const listed = await service.versions(layerName);
        return [...(await (0,observe/* notListedYet */.vQ)(listed, service, { layerName, numbering: { kind: 'next' } })), ...listed];
    }
    catch (error) {
        throw cannotRead(error, source);
    }
}
/** The maximum number of versions that one run copies. */
const maximumVersions = 50;
function requireFew(numbers, { layer }) {
    if (numbers.length <= maximumVersions)
        return numbers;
    throw new problem/* Problem */.AF((0,base_message/* about */.Cv)('an-input-is-not-allowed', `Input "versions" selects more than ${maximumVersions} versions of ${layer.arn}, and the action copies at most ${maximumVersions} ` +
        `in one run. Copy them in several runs, such as ${(0,version_ranges/* inRanges */.mA)(numbers.slice(0, maximumVersions))} first.`));
}

;// CONCATENATED MODULE: ./src/copy/read-source.ts










const unread = 'a-source-version-cannot-be-read';
/** Reads the requested versions of the source. Throws a Problem if one of them cannot be read, or if there are none or too many. */
async function readSource(source, inputs, targetPartition) {
    const numbers = await requestedNumbers(source, inputs.versions);
    const found = (await readVersions(numbers, source)).filter((version) => !(0,placeholder/* isPlaceholder */.wK)(version));
    requireAny(found, numbers, source);
    requireContent(found, inputs['code-sha256'], source);
    const { principals } = inputs;
    if (principals !== 'mirror')
        return { versions: found.map((one) => sourceVersion(one, principals)), notes: [] };
    const copies = found.map(async (version) => {
        const statements = await source.service
            .statements(source.layer.arn, version.version)
            .catch((error) => refusePolicy(error, source));
        const mirror = mirrored(statements, { from: source.layer.partition, to: targetPartition });
        return { version: sourceVersion(version, mirror.principals), notMirrored: mirror.left };
    });
    const mirrors = await Promise.all(copies);
    return { versions: mirrors.map(({ version }) => version), notes: read_source_notesOn(mirrors) };
}
function sourceVersion({ version: number, codeSha256, description, licenseInfo, runtimes, architectures }, principals) {
    return { number, codeSha256, description, licenseInfo, runtimes, architectures, principals };
}
async function readVersions(numbers, source) {
    const { layer, service } = source;
    const isForeign = layer.account !== source.reader;
    const denials = [];
    const unreadable = [];
    const reads = numbers.map(async (number) => {
        const found = await service.version(layer.arn, number).catch((error) => {
            if (!isForeign || !(0,calls_service/* failedBecause */.iS)(error, 'denied'))
                throw cannotRead(error, source);
            denials.push(error.reason);
            return undefined;
        });
        if (!found)
            unreadable.push(number);
        return found ?? [];
    });
    const found = (await Promise.all(reads)).flat();
    if (unreadable.length === 0)
        return found;
    unreadable.sort((one, other) => one - other);
    if (!isForeign)
        throw noSuchVersions(unreadable, source);
    const why = `Account ${source.reader} cannot read ${(0,version_ranges/* numbered */.jN)(unreadable)} of ${layer.arn}. ` +
        'AWS does not report whether a version of another account does not exist, or is not shared with this account. ' +
        'Remove these numbers from "versions", or ask the owner to share them.';
    const [denial] = denials;
    throw new problem/* Problem */.AF((0,base_message/* about */.Cv)(unread, denial === undefined ? why : `${why} ${denial.text}`));
}
function refusePolicy(error, { layer }) {
    const reason = (0,advice/* withAdvice */.b)((0,problem/* reasonOf */.A3)(error));
    const text = `Input "principals" is "mirror", but the policy of ${layer.arn} cannot be read. ${reason.text} ` +
        'Allow "lambda:GetLayerVersionPolicy", or list the principals.';
    throw new problem/* Problem */.AF((0,base_message/* becauseOf */.W$)(reason, unread, text));
}
function requireAny(found, numbers, { layer }) {
    if (found.length > 0)
        return;
    const why = numbers.length === 0
        ? 'none of the requested versions exists'
        : `${(0,version_ranges/* numbered */.jN)(numbers)} ${numbers.length === 1 ? 'is a placeholder version' : 'are placeholder versions'}`;
    throw new problem/* Problem */.AF((0,base_message/* about */.Cv)(unread, `Nothing of ${layer.arn} can be copied: ${why}. Correct "from" or "versions".`));
}
/** Throws a Problem if a version does not have the hash that the user expects. */
function requireContent(found, expected, { layer }) {
    const other = found.find(({ codeSha256 }) => expected !== undefined && codeSha256 !== expected);
    if (other === undefined)
        return;
    throw new problem/* Problem */.AF((0,base_message/* about */.Cv)('a-source-version-has-different-content', `Version ${other.version} of ${layer.arn} has the CodeSha256 ${other.codeSha256}, but input "code-sha256" is ${expected ?? ''}. ` +
        'Nothing is copied. Find out which content you expect, and correct the input.'));
}
/** Returns one note for all versions whose permissions cannot be mirrored completely. */
function read_source_notesOn(mirrors) {
    const partial = mirrors.filter(({ notMirrored }) => notMirrored.length > 0);
    if (partial.length === 0)
        return [];
    const left = [...new Set(partial.flatMap(({ notMirrored }) => notMirrored))];
    const numbers = partial.map(({ version }) => version.number);
    return [
        (0,base_message/* ofNoTopic */.SB)(`These permissions of ${(0,version_ranges/* numbered */.jN)(numbers)} are not mirrored: ${left.join(', ')}. Accounts and organizations exist in only one ` +
            'partition, and the action does not mirror statements with other conditions. To share the copies, list the principals.'),
    ];
}
/** Throws a Problem if a copy would be public without the confirmation of the user. */
function requirePublicAllowed(versions, allowPublic) {
    const open = versions.filter(({ principals = [] }) => principals.includes('*'));
    if (open.length === 0 || allowPublic)
        return;
    throw new problem/* Problem */.AF((0,base_message/* about */.Cv)('the-layer-would-be-public', `Input "principals" is "mirror", and every AWS account is allowed to use ${(0,figures/* counted */.hS)(open.length, 'version')} of the source. ` +
        'If you want that for the copies too, set "allow-public: true". Otherwise, list the principals.'));
}

// EXTERNAL MODULE: ./src/report/guide-links.ts
var guide_links = __webpack_require__(91970);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
// EXTERNAL MODULE: ./src/report/region-outputs.ts
var region_outputs = __webpack_require__(37203);
// EXTERNAL MODULE: ./src/report/run.ts
var run = __webpack_require__(54227);
;// CONCATENATED MODULE: ./src/copy/run.ts


/** Returns an empty run. */
function newRun(env) {
    return { ...(0,run/* newRun */.uH)(env), dryRun: true, from: '', copies: new Map() };
}
/** Adds the plan to the run. */
function recordPlan(run, plan) {
    run.copyPlan = plan;
    run.plan = new Map([...plan].map(([region, planned]) => [region, planOfHighest(planned)]));
}
function planOfHighest(planned) {
    if (!('steps' in planned))
        return planned;
    const last = planned.steps.at(-1);
    if (last === undefined)
        throw new Error('a plan has no versions');
    return last.plan;
}
/** Adds the progress in a Region to the run. */
function recordOutcome(run, region, outcome) {
    run.copies.set(region, outcome);
    const all = [...outcome.versions.values()];
    const highest = run.highest === undefined ? undefined : outcome.versions.get(run.highest);
    run.outcomes.set(region, {
        ...layer_layer/* nothingDone */.m,
        layerVersion: highest?.layerVersion ?? existingVersionIn(run.copyPlan?.get(region)),
        published: all.some(({ published }) => published),
        granted: [...new Set(all.flatMap(({ granted }) => granted))],
        revoked: [...new Set(all.flatMap(({ revoked }) => revoked))],
        deleted: all.flatMap(({ deleted }) => deleted),
        failure: outcome.failure,
        missing: outcome.missing,
    });
}
/** Returns the highest version if the plan keeps it, because it exists although an earlier version failed. */
function existingVersionIn(planned) {
    if (planned === undefined)
        return undefined;
    if ('blocked' in planned)
        return planned.layerVersion;
    const target = 'steps' in planned && planned.steps.at(-1)?.plan.target;
    return target && target.do === 'reuse' ? { arn: target.arn, version: target.version } : undefined;
}
/** Returns the numbers of the versions that a run published in a Region. */
function copiedIn({ versions }) {
    return [...versions.values()].flatMap(({ published, layerVersion }) => published && layerVersion ? [layerVersion.version] : []);
}

;// CONCATENATED MODULE: ./src/copy/report.ts










/** The outputs that copy/action.yml declares. A test compares the two. */
const outputNames = [
    'arns',
    'copied',
    'manifest',
    'plan',
    'failed-regions',
    ...region_outputs/* regionOutputNames */.c,
];
/** Returns all outputs of a run, also of one that failed early. An output without a value is an empty text, `{}` or `[]`. */
function outputsOf(run) {
    const copied = [...run.copies].map(([region, outcome]) => [region, copiedIn(outcome)]);
    const arns = [...(0,outputs/* currentVersions */.lJ)(run)].map(([region, { arn }]) => [region, arn]);
    const plans = [...(run.copyPlan ?? [])].map(([region, planned]) => [region, planAsSteps(planned)]);
    return {
        arns: JSON.stringify(Object.fromEntries(arns)),
        copied: JSON.stringify(Object.fromEntries(copied.filter(([, numbers]) => numbers.length > 0))),
        manifest: run.manifest ?? '',
        plan: JSON.stringify(Object.fromEntries(plans)),
        'failed-regions': JSON.stringify((0,outputs/* failedRegions */.T5)(run)),
        ...(0,region_outputs/* regionOutputs */.b)(run, (0,missing_regions/* missingRegions */.g5)(run)),
    };
}
/** Returns the result of a run in a few sentences. */
function verdict(run) {
    if (run.dryRun && run.copyPlan)
        return dryVerdict([...run.copyPlan.values()]);
    if (run.copies.size === 0)
        return 'Nothing was copied: the run stopped before it wrote to AWS.';
    const failed = (0,outputs/* failedRegions */.T5)(run);
    const missing = [...(0,missing_regions/* missingRegions */.g5)(run).keys()];
    return [
        ...(missing.length > 0 ? [`Not available, and skipped: ${missing.join(', ')}.`] : []),
        ...(failed.length > 0 ? [`Failed in ${failed.join(', ')}.`] : []),
        `${(0,sentences/* describeVersions */.Tt)([...run.copies.values()].map(copiedIn), 'copied') ?? 'Nothing was copied'}.`,
        `The highest version is in ${(0,outputs/* currentVersions */.lJ)(run).size} of ${(0,figures/* counted */.hS)(run.regions.length, 'Region')}.`,
        ...(failed.length > 0 ? ['Re-run the job. It does only what is missing.'] : []),
    ].join(' ');
}
/** Returns the verdict of a run, and a line with the ARN of the highest version in each Region. */
function verdictWithArns(run) {
    const arns = [...(0,outputs/* currentVersions */.lJ)(run)].map(([region, { arn }]) => `${region}: ${arn}`);
    return [verdict(run), ...arns].join('\n');
}
function dryVerdict(plans) {
    const all = (0,figures/* counted */.hS)(plans.length, 'Region');
    const steps = plans.map((planned) => ('steps' in planned ? planned.steps.filter(isPublished) : []));
    const toCopy = (0,sentences/* describeVersions */.Tt)(steps, 'would be copied');
    const blocked = plans.filter((planned) => 'blocked' in planned).length;
    const unobserved = plans.filter((planned) => 'unobserved' in planned).length;
    const missing = plans.filter((planned) => 'missing' in planned).length;
    return [
        toCopy === undefined
            ? 'Dry run: nothing would be copied.'
            : `Dry run: ${toCopy}. To copy, set "dry-run: false".`,
        ...(blocked > 0 ? [`${blocked} of ${all} ${blocked === 1 ? 'is' : 'are'} blocked.`] : []),
        ...(unobserved > 0 ? [`${unobserved} of ${all} could not be observed.`] : []),
        ...(missing > 0 ? [`${missing} of ${all} ${missing === 1 ? 'was' : 'were'} not available.`] : []),
    ].join(' ');
}
/** Returns the job summary as Markdown: the verdict, a row for each Region, errors and warnings. */
function summaryOf(run) {
    const name = run.layerName ? ` \`${run.layerName}\`` : '';
    const parts = [
        `## Lambda layer${name}: ${run.dryRun ? 'versions to copy' : 'copied versions'}`,
        run.from === '' ? '' : `Source: \`${run.from}\``,
        verdict(run),
        regionTable(run),
        (0,region_patterns/* patternsSection */.F)(run.patterns),
        arnBlock(run),
        (0,markdown/* listSection */.iC)('Errors', run.failure ?? [], (0,guide_links/* linkFrom */.NA)(run.guide)),
        (0,markdown/* listSection */.iC)('Warnings', run.warnings, (0,guide_links/* linkFrom */.NA)(run.guide)),
        (0,sentences/* describeUncheckedPermissions */.Yj)(run).map(markdown/* escapeMarkdown */.FV).join('\n'),
    ];
    return (0,markdown/* truncate */.xv)(`${(0,markdown/* joinSections */.lS)(parts)}\n`, 'The rest is in the log.');
}
function regionTable(run) {
    if (run.regions.length === 0)
        return '';
    const rows = run.regions.map((region) => [region, (0,markdown/* escapeMarkdown */.FV)(row(region, run))]);
    return (0,markdown/* table */.tp)(['Region', run.copies.size > 0 ? 'What happened' : 'To do'], rows);
}
function row(region, run) {
    const outcome = run.copies.get(region);
    if (outcome)
        return describeOutcome(outcome);
    const planned = run.copyPlan?.get(region);
    return planned ? describeSteps(planned) : 'not started';
}
function arnBlock(run) {
    const arns = [...(0,outputs/* currentVersions */.lJ)(run).values()].map(({ arn }) => arn);
    return arns.length === 0 ? '' : ['```text', ...arns, '```'].join('\n');
}
/** Returns a short phrase on the plan of a Region. */
function describeSteps(planned) {
    if ('unobserved' in planned)
        return `not observed: ${planned.unobserved.text}`;
    if ('missing' in planned)
        return `skipped, because it was not available: ${planned.missing.text}`;
    if ('blocked' in planned)
        return `blocked: ${planned.blocked.text}`;
    const { steps } = planned;
    const published = steps.filter(isPublished);
    const kept = steps.filter((step) => !isPublished(step));
    const sum = (count) => steps.reduce((all, step) => all + count(step), 0);
    const fill = sum(({ plan }) => plan.fill);
    const prunes = steps.flatMap(({ plan }) => plan.prunes.map(({ version }) => version));
    const grants = sum(({ plan }) => plan.grants.length);
    const revokes = sum(({ plan }) => plan.revokes.length);
    return [
        ...(published.length > 0
            ? [`copy ${(0,version_ranges/* numbered */.jN)(published.map(({ source }) => source))}${asNumbers(published)}`]
            : []),
        ...(fill > 0 ? [`fill gaps with ${(0,figures/* counted */.hS)(fill, 'placeholder version')}`] : []),
        ...(kept.length > 0 ? [`keep ${(0,version_ranges/* numbered */.jN)(kept.map(({ source }) => source))}`] : []),
        ...(grants > 0 ? [`grant ${(0,figures/* counted */.hS)(grants, 'permission')}`] : []),
        ...(revokes > 0 ? [`revoke ${(0,figures/* counted */.hS)(revokes, 'permission')}`] : []),
        ...(prunes.length > 0 ? [`delete ${(0,figures/* counted */.hS)(prunes.length, 'placeholder version')}`] : []),
    ].join('; ');
}
/** Shows the numbers of the copies if they differ from those of the source. */
function asNumbers(steps) {
    const expected = steps.flatMap(({ plan: { target } }) => (target.do === 'publish' ? [target.expected] : []));
    const isSame = steps.every(({ source }, index) => source === expected[index]);
    return isSame ? '' : ` as ${(0,version_ranges/* inRanges */.mA)(expected)}`;
}
function describeOutcome(outcome) {
    const { versions, failure, missing } = outcome;
    if (missing)
        return `skipped, because it was not available: ${missing.text}`;
    const all = [...versions.values()];
    const copied = copiedIn(outcome);
    const kept = all.filter(({ published, layerVersion }) => !published && layerVersion !== undefined).length;
    const granted = all.reduce((sum, one) => sum + one.granted.length, 0);
    const revoked = all.reduce((sum, one) => sum + one.revoked.length, 0);
    const deleted = all.flatMap((one) => one.deleted);
    return [
        ...(copied.length > 0 ? [`copied ${(0,version_ranges/* numbered */.jN)(copied)}`] : []),
        ...(kept > 0 ? [`kept ${(0,figures/* counted */.hS)(kept, 'version')}`] : []),
        ...(granted > 0 ? [`granted ${(0,figures/* counted */.hS)(granted, 'permission')}`] : []),
        ...(revoked > 0 ? [`revoked ${(0,figures/* counted */.hS)(revoked, 'permission')}`] : []),
        ...(deleted.length > 0 ? [`deleted placeholder ${(0,version_ranges/* numbered */.jN)(deleted)}`] : []),
        ...(failure === undefined ? [] : [`failed: ${failure.text}`]),
    ].join('; ');
}
function isPublished({ plan: { target } }) {
    return target.do === 'publish';
}
/** Returns the plan of a Region as a list of steps, as in the output `plan`. */
function planAsSteps(planned) {
    if ('unobserved' in planned)
        return [{ do: 'unobserved', because: planned.unobserved.text }];
    if ('missing' in planned)
        return [{ do: 'skip', because: planned.missing.text }];
    if ('blocked' in planned)
        return [{ do: 'blocked', because: planned.blocked.text }];
    return planned.steps.map(({ source, plan: { target, fill, grants, revokes } }) => ({
        do: target.do === 'publish' ? 'copy' : 'keep',
        version: source,
        as: target.do === 'publish' ? target.expected : target.version,
        ...(fill > 0 && { placeholders: fill }),
        ...(grants.length > 0 && { grant: grants.map(({ principal }) => principal) }),
        ...(revokes.length > 0 && { revoke: revokes.map(({ id }) => id) }),
    }));
}

;// CONCATENATED MODULE: ./src/copy/main.ts
























/**
 * The recipe: read the source, observe the Regions, plan, download and judge what is missing, apply. Everything that can be refused is refused
 * before the first write. Throws a Problem if a Region fails.
 */
async function main(runner, run) {
    const job = { inputs: (0,steps_job/* takeInputs */.LY)(readInputs, runner, run), runner, run };
    const { inputs } = job;
    run.layerName = inputs['layer-name'] ?? inputs.from.name;
    run.from = inputs.from.version === undefined ? inputs.from.arn : `${inputs.from.arn}:${inputs.from.version}`;
    run.directory = runner.newDirectory();
    const reached = await (0,connect_to_aws/* connectToAws */.pq)(job);
    for (const sentence of (0,region_patterns/* describePatterns */.B)(run.patterns))
        runner.log.info(sentence);
    if ('unreached' in reached)
        return (0,steps_job/* warn */.R8)(reached.unreached, job);
    const { connection } = reached;
    (0,steps_job/* requireNone */.EE)((0,read_all/* brokenRules */.P6)(rulesForRegions(inputs, run.regions)));
    const from = await connectToSource(connection, job);
    if ('unreached' in from)
        return (0,steps_job/* warn */.R8)(from.unreached, job);
    const { source } = from;
    const { request, observations } = await (0,steps_job/* inGroup */.HB)('Observe', job, () => read(source, connection, job));
    const planned = plan_plan(request, observations);
    recordPlan(run, planned);
    await showPlan(planned, job);
    const directory = (0,external_node_path_.join)(run.directory, 'archives');
    await (0,promises_.mkdir)(directory);
    try {
        const missing = request.versions.filter((version) => main_isPublished(version, planned));
        const archives = await (0,steps_job/* inGroup */.HB)('Download', job, () => prepareArchives(missing, { source, directory }, job));
        recordArchive(request, archives, run);
        if (inputs['dry-run'])
            return await endDryRun(planned, job);
        await copy(planned, { request, archives, connection }, job);
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true }).catch((error) => {
            runner.log.debug((0,problem/* messageOf */.bD)(error));
        });
    }
    (0,steps_job/* requireNone */.EE)([...(0,outputs/* failuresIn */.xM)(run), ...(0,missing_regions/* noRegionWasAvailable */.ok)(run)]);
}
async function read(source, connection, job) {
    const { inputs, run } = job;
    const [region = ''] = run.regions;
    const { versions, notes } = await readSource(source, inputs, (0,regions_and_runtimes/* partitionOf */.iQ)(region));
    requirePublicAllowed(versions, inputs['allow-public']);
    (0,steps_job/* warn */.R8)(notes, job);
    const highest = versions.at(-1);
    if (highest) {
        const { number, description, licenseInfo, runtimes, architectures } = highest;
        run.highest = number;
        run.metadata = { description, licenseInfo, runtimes, architectures };
    }
    const { account, name, region: home } = inputs.from;
    const isSource = account === connection.account && name === run.layerName;
    const request = {
        versions,
        keepNumbers: inputs['keep-version-numbers'],
        home: isSource ? home : undefined,
    };
    const observations = await observe_observe(connection.services, { ...request, layerName: run.layerName });
    return { request, observations };
}
function main_isPublished({ number }, planned) {
    return [...planned.values()].some((one) => 'steps' in one &&
        one.steps.some(({ source, plan }) => source === number && plan.target.do === 'publish'));
}
async function showPlan(planned, job) {
    await job.runner.log.group('Plan', async () => {
        for (const [region, one] of planned)
            job.runner.log.info(`${region}: ${describeSteps(one)}`);
    });
    (0,steps_job/* warn */.R8)([...planned].flatMap(notesIn), job);
}
function notesIn([region, planned]) {
    if ('missing' in planned)
        return [(0,missing_regions/* skippedRegion */.dh)(region, planned.missing)];
    return 'notes' in planned ? planned.notes.map((note) => (0,advice/* inRegion */.Q)(region, note)) : [];
}
/** The run manifest describes the highest version. Its archive is deleted at the end of the run, and is not downloaded if no Region needs it. */
function recordArchive({ versions }, archives, run) {
    const highest = versions.at(-1);
    if (!highest)
        return;
    const { size, unzippedSize, files } = archives.get(highest.number) ?? {};
    run.archive = { path: '', sha256: highest.codeSha256, size, unzippedSize, files };
}
async function copy(planned, { request, archives, connection }, job) {
    const { inputs, runner, run } = job;
    await (0,steps_job/* inGroup */.HB)('Apply', job, async () => {
        for (const archive of new Set(archives.values()))
            await (0,judged_archive/* requireJudged */.rv)(archive);
        const { layerName } = run;
        return applyCopies(planned, {
            ...request,
            archives,
            read: judged_archive/* judgedZip */.Z3,
            services: connection.services,
            optionalRegions: run.optionalRegions,
            layerName,
            stagingsFor: (archive) => (0,stagings/* stagingsFor */.a)(archive, { connection, layerName }, inputs),
            waitIn: connection.waitIn,
            progress: (region, text) => runner.log.info(`${region}: ${text}`),
            warn: (region, warning) => {
                const message = (0,advice/* inRegion */.Q)(region, warning);
                // Many versions can have the same warning.
                if (!run.warnings.some(({ text }) => text === runner.hide(message.text)))
                    (0,steps_job/* warn */.R8)([message], job);
            },
            report: (region, outcome) => recordOutcome(run, region, outcome),
        });
    });
    const skipped = [...run.copies].flatMap(([region, { missing }]) => missing === undefined || 'missing' in (planned.get(region) ?? {}) ? [] : [(0,missing_regions/* skippedRegion */.dh)(region, missing)]);
    (0,steps_job/* warn */.R8)(skipped, job);
}

;// CONCATENATED MODULE: ./src/copy/index.ts





(0,start/* start */.n)({
    record: ({ env }) => newRun(env),
    main: main,
    writeManifest: (run) => (0,manifest/* writeManifest */.H)({ layers: [run] }),
    outputs: outputsOf,
    verdict: verdictWithArns,
    summary: summaryOf,
});


/***/ }),

/***/ 16423:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ bucket),
/* harmony export */   a3: () => (/* binding */ bucketRules),
/* harmony export */   uU: () => (/* binding */ keyPrefix)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13718);

/** A bucket's name. Its length and form are checked with the placeholders filled in (AWS: "General purpose bucket naming rules"). */
function bucket(given) {
    const filled = given.replaceAll('{region}', 'us-gov-west-1').replaceAll('{account}', '111122223333');
    return /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?:[a-z0-9-]|\.(?!\.)){1,61}[a-z0-9]$/.test(filled)
        ? { value: given }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a bucket has 3 to 63 lower-case letters, digits, "-" and "."; "{region}" and "{account}" are filled in');
}
/** The prefix of keys. It leaves room for the layer's name and the hash (S3: keys have at most 1,024 bytes). */
function keyPrefix(given) {
    if (Buffer.byteLength(given) > 700)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it has more than 700 bytes. Shorten it');
    return /^(?:[\w!.*'()/-]|\{(?:region|account)\})*$/.test(given) &&
        !given.split('/').includes('..') &&
        !given.startsWith('/')
        ? { value: given }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('it may have letters, digits and any of _!.*\'()-/, no ".." and no leading "/"; "{region}" and "{account}" are filled in');
}
/** Returns the rules that the other inputs about the bucket are given only with a bucket. */
function bucketRules(inputs) {
    return [
        [
            Boolean(inputs['s3-prefix']) && inputs['s3-bucket'] === undefined,
            {
                topic: 'two-inputs-contradict-each-other',
                text: 'Input "s3-prefix" is given, but not "s3-bucket". Set "s3-bucket" to the bucket for large archives, or remove the prefix.',
            },
        ],
        [
            inputs['s3-encryption'] !== undefined && inputs['s3-bucket'] === undefined,
            {
                topic: 'two-inputs-contradict-each-other',
                text: 'Input "s3-encryption" is given, but not "s3-bucket". Set "s3-bucket" to the bucket for large archives, or remove the encryption.',
            },
        ],
    ];
}


/***/ }),

/***/ 45456:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ encryptionRules),
/* harmony export */   u: () => (/* binding */ encryption)
/* harmony export */ });
/* harmony import */ var _aws_names_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(86159);
/* harmony import */ var _base_quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17541);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13718);



/** The ARN of a KMS key or of its alias. The groups are the partition and the Region. */
const keyArn = /^arn:(aws[a-z-]*):kms:(\{region\}|[a-z0-9-]+):(?:\{account\}|\d{12}):(?:key\/[\w-]{1,128}|alias\/(?:[\w/-]|\{(?:region|account)\}){1,250})$/;
const allowed = 'it must be "AES256", "aws:kms", or "aws:kms:" with the ARN of a key or an alias, such as ' +
    '"aws:kms:arn:aws:kms:{region}:{account}:alias/layers"';
/** Parses the input "s3-encryption". */
function encryption(given) {
    if (given === 'AES256' || given === 'aws:kms')
        return { value: { by: given } };
    if (given === 'aws:kms:dsse')
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)('dual-layer encryption is not supported for Lambda layers. Use "aws:kms", or "aws:kms:" with the ARN of a key');
    const meant = meantBy(given);
    if (meant !== undefined)
        return (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(`${allowed}. Did you mean ${meant}`);
    const key = given.startsWith('aws:kms:') ? given.slice('aws:kms:'.length) : '';
    return keyArn.test(key) || /^alias\/(?:[\w/-]|\{(?:region|account)\}){1,250}$/.test(key)
        ? { value: { by: 'aws:kms', key } }
        : (0,_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .TR)(allowed);
}
/** Returns the allowed value that a common misspelling means. */
function meantBy(given) {
    const word = given.toLowerCase().replaceAll(/[\s_-]/g, '');
    if (word === 'aes256' || word === 'sses3')
        return 'AES256';
    if (['kms', 'awskms', 'ssekms', 'aws:kms'].includes(word))
        return 'aws:kms';
    if (keyArn.test(given))
        return `aws:kms:${given}`;
    const id = /^aws:kms:((?:mrk-)?[0-9a-f-]{32,36})$/i.exec(given)?.[1];
    return id === undefined ? undefined : `aws:kms:arn:aws:kms:{region}:{account}:key/${id}`;
}
/** Returns the rules about the key and the Regions. S3 can use a KMS key only in the key's Region. */
function encryptionRules({ key = '' }, { regions, bucket }) {
    const [, partition, keyRegion] = keyArn.exec(key) ?? [];
    const isFixed = keyRegion !== undefined && keyRegion !== '{region}';
    const otherRegions = isFixed ? regions.filter((region) => region !== keyRegion) : [];
    const foreign = regions.filter((region) => (0,_aws_names_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .hasRegionForm */ .Dv)(region) && (0,_aws_names_regions_and_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .iQ)(region) !== partition);
    if (bucket === undefined || partition === undefined)
        return [];
    return [
        [
            otherRegions.length > 0,
            {
                topic: 'an-input-is-not-allowed',
                text: `Input "s3-encryption" has a KMS key in ${keyRegion ?? ''}, but there are also buckets in ${otherRegions.join(', ')}. ` +
                    'S3 can use a KMS key only in the Region of the key. Replace the Region in the ARN with "{region}".',
            },
        ],
        [
            foreign.length > 0 && otherRegions.length === 0,
            {
                topic: 'an-input-is-not-allowed',
                text: `Input "s3-encryption" has a KMS key of the partition ${(0,_base_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .h)(partition)}. ` +
                    `It cannot be used in another partition: ${foreign.join(', ')}. Correct the ARN.`,
            },
        ],
    ];
}


/***/ }),

/***/ 94954:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ principal),
/* harmony export */   Q: () => (/* binding */ publicRule)
/* harmony export */ });
/* harmony import */ var _aws_names_organization_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91717);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13718);


/** Parses one principal: an account ID, an organization ID, or `*`. */
function principal(given) {
    if (given === '*' || /^\d{12}$/.test(given) || _aws_names_organization_js__WEBPACK_IMPORTED_MODULE_1__/* .organizationForm */ .a.test(given))
        return { value: given };
    return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)('a principal is a 12-digit account id (in quotes, so that YAML keeps its leading zeros), ' +
        'an organization id such as o-a1b2c3d4e5, or "*"', 'an-account-id-has-lost-its-zeros');
}
/** Returns the rule that everybody is allowed to use a layer only if the user confirms that. */
function publicRule(principals, allowPublic) {
    return [
        principals.includes('*') && allowPublic === false,
        {
            topic: 'the-layer-would-be-public',
            text: 'Input "principals" has "*", which allows every AWS account to use the layer. If you want that, set "allow-public: true".',
        },
    ];
}


/***/ }),

/***/ 61170:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ readForAws)
});

// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/base/problem.ts
var problem = __webpack_require__(88414);
// EXTERNAL MODULE: ./src/base/quote.ts
var quote = __webpack_require__(17541);
// EXTERNAL MODULE: ./src/network/connections.ts + 1 modules
var connections = __webpack_require__(34637);
// EXTERNAL MODULE: ./src/network/shared-config.ts
var shared_config = __webpack_require__(42664);
;// CONCATENATED MODULE: ./src/aws-names/endpoints.ts





/** The AWS services that the action calls. */
const services = ['lambda', 'sts', 's3', 'ssm', 'ec2'];
/** The standard endpoints of AWS. */
const defaultEndpoints = { custom: new Map(), fips: false, dualStack: false };
/**
 * Returns the endpoints from variables and the shared config file (AWS SDKs and Tools: "Service-specific endpoints"). They are read before
 * the build and passed to the SDK, so that the SDK does not read these settings again.
 */
function endpointsIn(env) {
    let config;
    try {
        config = (0,shared_config/* sharedConfigIn */.b)(env);
    }
    catch (error) {
        if (!(error instanceof problem/* Problem */.AF))
            throw error;
        return { endpoints: defaultEndpoints, errors: error.errors, warnings: [] };
    }
    const [ignoresCustom, fips, dualStack] = [
        flagIn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'ignore_configured_endpoint_urls', env, config),
        flagIn('AWS_USE_FIPS_ENDPOINT', 'use_fips_endpoint', env, config),
        flagIn('AWS_USE_DUALSTACK_ENDPOINT', 'use_dualstack_endpoint', env, config),
    ];
    const given = ignoresCustom.value ? [] : customEndpointsIn(env, config);
    const settings = [...new Map(given.map(({ setting }) => [setting.location, setting])).values()];
    const conflictingKind = [fips, dualStack].find(({ value }) => value)?.location;
    return {
        endpoints: {
            custom: new Map(given.flatMap(({ service, setting }) => [[service, urlOf(setting)?.href ?? setting.value]])),
            fips: fips.value,
            dualStack: dualStack.value,
        },
        errors: [
            ...[ignoresCustom, fips, dualStack].flatMap(({ error }) => error ?? []),
            ...settings.filter((setting) => urlOf(setting) === undefined).map(notSafeError),
            ...(conflictingKind === undefined
                ? []
                : settings.slice(0, 1).map((setting) => conflictError(conflictingKind, setting))),
        ],
        warnings: settings.map((setting) => (0,message/* about */.Cv)('an-input-is-not-allowed', `${setting.location} sends calls to ${urlOf(setting)?.origin ?? ''} instead of AWS.`)),
    };
}
/** Variables take precedence over files. In each, the setting of a service takes precedence over the general one. */
function customEndpointsIn(env, config) {
    return services.flatMap((service) => {
        const setting = variableIn(env, `AWS_ENDPOINT_URL_${service.toUpperCase()}`) ??
            variableIn(env, 'AWS_ENDPOINT_URL') ??
            config.getForService(service, 'endpoint_url') ??
            config.get('endpoint_url');
        return setting ? [{ service, setting }] : [];
    });
}
function variableIn(env, name) {
    const { [name]: value } = env;
    return value ? { value, location: name } : undefined;
}
/** Returns the URL if credentials are allowed to be sent to it. The SDK gets it in normalized form, so that both parse the same host. */
function urlOf({ value }) {
    if (!URL.canParse(value))
        return undefined;
    const url = new URL(value);
    return (0,connections/* isSafeForSecrets */.Yh)(url) && url.search === '' && url.hash === '' ? withoutUser(url) : undefined;
}
/** The SDK does not send user and password, but the log would show them. */
function withoutUser(url) {
    url.username = '';
    url.password = '';
    return url;
}
function notSafeError({ location }) {
    return (0,message/* about */.Cv)('an-input-is-not-allowed', `${location} is neither an "https://" URL nor an "http://" URL with a loopback address. Credentials must not be sent ` +
        'without encryption. Correct it, or remove it.');
}
function conflictError(kind, { location }) {
    return (0,message/* about */.Cv)('the-network-is-not-set-up', `${kind} and ${location} are both set, but a custom endpoint has no FIPS or dual-stack variant. Remove one of them.`);
}
/** Returns a setting that is true or false. Upper and lower case are allowed, as in the AWS CLI. */
function flagIn(variable, name, env, config) {
    const { value, location } = variableIn(env, variable) ??
        config.get(name) ?? { value: '', location: variable };
    const word = value.trim().toLowerCase();
    if (word === 'true' || word === 'false' || word === '')
        return { value: word === 'true', location };
    const error = (0,message/* about */.Cv)('the-network-is-not-set-up', `${location} is ${(0,quote/* quote */.h)(value)}, but only "true" and "false" are allowed. Correct it, or remove it.`);
    return { value: false, location, error };
}

// EXTERNAL MODULE: ./src/inputs/read-all.ts
var read_all = __webpack_require__(30631);
;// CONCATENATED MODULE: ./src/inputs/read-for-aws.ts


/** Reads all inputs of an action that calls AWS. Each input is parsed once. */
function readForAws(parsers, read, surroundings, { rules, more = () => ({}), warnings }) {
    const settings = endpointsIn(surroundings.env);
    return (0,read_all/* readAll */.yw)(parsers, {
        read,
        surroundings,
        rules: (given) => rules(given, surroundings, settings),
        more: (inputs) => {
            const added = more(inputs);
            return {
                ...added,
                warnings: warnings({ ...inputs, ...added }, settings),
                endpoints: settings.endpoints,
            };
        },
    });
}


/***/ }),

/***/ 52089:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ versionRange)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13718);

/** Returns a parser for a version number or a range of them, such as `3` or `5-8`. `word` is the value that is allowed instead of a list. */
function versionRange(word) {
    return (given) => {
        if (given === word)
            return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`"${word}" cannot be combined with version numbers. Remove the numbers, or "${word}"`);
        const [, first = '', last = first] = /^([1-9]\d{0,8})(?:\s*-\s*([1-9]\d{0,8}))?$/.exec(given) ?? [];
        if (first === '')
            return (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`versions are numbers from 1 and ranges, such as "3, 5-8", or "${word}"`);
        const [from, to] = [Number(first), Number(last)];
        return from <= to ? { value: { from, to } } : (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .TR)(`it goes backwards. Did you mean ${to}-${from}`);
    };
}


/***/ }),

/***/ 76062:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GM: () => (/* binding */ nameOfBoth),
/* harmony export */   H1: () => (/* binding */ hasArchitecturePlaceholder),
/* harmony export */   H8: () => (/* binding */ fillArchitecture),
/* harmony export */   x9: () => (/* binding */ architecturePlaceholder)
/* harmony export */ });
/** Stands for an architecture in inputs. */
const architecturePlaceholder = '{architecture}';
/** Returns a text in which the architecture replaces the placeholder. */
function fillArchitecture(text, architecture) {
    return text.replaceAll(architecturePlaceholder, architecture);
}
/** Returns whether a text contains the placeholder. */
function hasArchitecturePlaceholder(text) {
    return text.includes(architecturePlaceholder);
}
/** Returns a layer name without the placeholder and its separator: `data` for `data-{architecture}`. */
function nameOfBoth(layerName) {
    return layerName.replaceAll(/[-_]?\{architecture\}/g, '').replace(/^[-_]/, '') || 'layer';
}


/***/ }),

/***/ 50518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ codeSha256Form)
/* harmony export */ });
/** The form of a CodeSha256, as Lambda writes it: the SHA-256 of an archive in base64. */
const codeSha256Form = /^[A-Za-z0-9+/]{43}=$/;


/***/ }),

/***/ 20956:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ nothingDone)
/* harmony export */ });
/** The result in a Region in which nothing was changed. */
const nothingDone = { published: false, granted: [], revoked: [], deleted: [] };


/***/ }),

/***/ 44188:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H7: () => (/* binding */ glibcFor),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   x4: () => (/* binding */ versionsOf),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* unused harmony export newestGlibc */
/** The glibc of Lambda's newest operating system. Code that requires a newer one does not load on any runtime. */
const newestGlibc = '2.34';
/**
 * Returns the properties of a runtime by its identifier, or undefined if its language is not known. Amazon Linux 2023 has glibc 2.34, and
 * Amazon Linux 2 has 2.26 (AWS: Lambda developer guide, "Lambda runtimes").
 */
function factsOf(runtime) {
    const [, language, version = '', system] = /^(nodejs|python|java|ruby|dotnet|provided)([\d.]*?)(?:\.x|\.?(al2|al2023))?$/.exec(runtime) ?? [];
    if (!isLanguage(language))
        return undefined;
    const isNew = system === 'al2023' || (system !== 'al2' && isFrom(version, sinceAmazonLinux2023[language]));
    return { language, version, glibc: isNew ? '2.34' : '2.26' };
}
/** Returns the versions of a language in a list of runtimes, oldest first. */
function versionsOf(language, runtimes) {
    const versions = runtimes.flatMap((runtime) => {
        const facts = factsOf(runtime);
        return facts?.language === language && facts.version !== '' ? [facts.version] : [];
    });
    return [...new Set(versions)].sort(compareVersions);
}
/** Returns the oldest glibc of these runtimes. Code that must load on all of them cannot require a newer one. */
function glibcFor(runtimes) {
    const [oldest = newestGlibc] = runtimes
        .flatMap((runtime) => factsOf(runtime)?.glibc ?? [])
        .sort(compareVersions);
    return oldest;
}
/** Orders versions such as `3.9` and `3.13` by their numbers. */
function compareVersions(one, other) {
    return one.localeCompare(other, 'en', { numeric: true });
}
const sinceAmazonLinux2023 = {
    nodejs: '20',
    python: '3.12',
    java: '21',
    ruby: '3.3',
    dotnet: '8',
    provided: '2023',
};
function isLanguage(text) {
    return text !== undefined && Object.hasOwn(sinceAmazonLinux2023, text);
}
function isFrom(version, first) {
    return compareVersions(version, first) >= 0;
}


/***/ }),

/***/ 39181:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ unzippedLimit),
/* harmony export */   o: () => (/* binding */ directUploadLimit)
/* harmony export */ });
/** The maximum size of a function with all its layers, unzipped, in bytes (AWS: Lambda quotas). */
const unzippedLimit = 262_144_000;
/** The maximum size of an archive in the request itself, in bytes (AWS: Lambda quotas, "50 MB (zipped, for direct upload)"). */
const directUploadLimit = 52_428_800;


/***/ }),

/***/ 5316:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eA: () => (/* binding */ safeSlimKinds),
/* harmony export */   j6: () => (/* binding */ slimKinds),
/* harmony export */   op: () => (/* binding */ runtimesWithoutSdk)
/* harmony export */ });
/* harmony import */ var _runtimes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44188);

/** What the input "slim" can leave out of installed packages. A file of two kinds counts as the one that reports show first. */
const slimKinds = ['tests', 'docs', 'typings', 'source-maps', 'runtime-sdk'];
/** The kinds that `slim: true` leaves out. Without the SDK in the layer, AWS chooses its version, so it must be requested by name. */
const safeSlimKinds = slimKinds.filter((kind) => kind !== 'runtime-sdk');
/** The first version of each language whose runtimes include an AWS SDK in the form of packages. */
const firstWithSdk = { nodejs: '18', python: '3', ruby: '2' };
/**
 * Returns the runtimes that do not include packages of an AWS SDK (AWS: Lambda developer guide, "Runtime-included SDK versions"). Before
 * Node.js 18, the runtimes have version 2 of the SDK, which no longer gets updates.
 */
function runtimesWithoutSdk(runtimes) {
    return runtimes.filter((runtime) => {
        const facts = (0,_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .xS)(runtime);
        const first = facts && firstWithSdk[facts.language];
        return first === undefined || (0,_runtimes_js__WEBPACK_IMPORTED_MODULE_0__/* .compareVersions */ .Zy)(facts?.version ?? '', first) < 0;
    });
}


/***/ }),

/***/ 97224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S1: () => (/* binding */ isIn),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   jN: () => (/* binding */ numbered),
/* harmony export */   mA: () => (/* binding */ inRanges)
/* harmony export */ });
function isIn(number, { from, to }) {
    return number >= from && number <= to;
}
/** Returns ranges in the form of the input: `1-4, 7`. */
function textOf(ranges) {
    return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}
/** Returns versions by their numbers: `version 3`, or `versions 1-2, 7`. `word` can begin with a capital letter. */
function numbered(numbers, word = 'version') {
    return `${word}${numbers.length === 1 ? '' : 's'} ${inRanges(numbers)}`;
}
/** Returns ascending numbers as ranges, because there can be thousands. */
function inRanges(numbers) {
    const ranges = [];
    for (const number of numbers) {
        const last = ranges.at(-1);
        if (last && number === last.to + 1)
            last.to = number;
        else
            ranges.push({ from: number, to: number });
    }
    return textOf(ranges);
}


/***/ }),

/***/ 22704:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ whyInterrupted)
/* harmony export */ });
/* harmony import */ var _proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72217);

/** Reasons why a download does not begin, by Node's error codes. */
const connectionErrors = [
    [/^(?:ENOTFOUND|EAI_AGAIN)$/, (host) => `there is no such host as ${host}`],
    [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$/, (host) => `${host} cannot be reached`],
    [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, (host) => `${host} did not accept a connection in time`],
    [/CERT|TLS|SSL|^EPROTO$|SIGNATURE$/, (host) => `the connection to ${host} is not trusted`],
];
/** The host of a URL, which does not contain the signature. */
function hostOf(url) {
    return URL.canParse(url) ? new URL(url).hostname : 'the host';
}
/**
 * Returns why a download was interrupted, as the end of a sentence, from the error code in an error or its causes. The text contains only
 * the host of the URL, because a URL can have a signature.
 */
function whyInterrupted(error, url) {
    if (error instanceof _proxy_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ProxyFailure */ .N)
        return error.message.replace(/^The/, 'the').replace(/\.$/, '');
    const codes = [];
    for (let cause = error; typeof cause === 'object' && cause !== null; cause = cause.cause) {
        const { code, errors = [] } = cause;
        // If a host has several addresses, the error contains one failure for each.
        for (const one of [code, ...errors.map((each) => each.code)])
            if (typeof one === 'string')
                codes.push(one);
    }
    const known = codes.flatMap((code) => {
        const found = connectionErrors.find(([pattern]) => pattern.test(code));
        return found ? [`${found[1](hostOf(url))} (${code})`] : [];
    });
    const [code] = codes;
    return known[0] ?? `the download was interrupted${code === undefined ? '' : ` (${code})`}`;
}


/***/ }),

/***/ 65468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $H: () => (/* binding */ hasChanged),
/* harmony export */   T5: () => (/* binding */ failedRegions),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   lJ: () => (/* binding */ currentVersions),
/* harmony export */   xM: () => (/* binding */ failuresIn),
/* harmony export */   xW: () => (/* binding */ planAsSteps)
/* harmony export */ });
/* unused harmony export outputNames */
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83236);
/* harmony import */ var _plan_writes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(67491);
/* harmony import */ var _advice_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52296);
/* harmony import */ var _missing_regions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52386);
/* harmony import */ var _region_outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37203);
/* harmony import */ var _steps_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(70021);






/** The outputs in action.yml, except `arn-<region>`, which exists for each Region. A test compares this list with action.yml. */
const outputNames = [
    'layer-version-arn',
    'arns',
    'version',
    'versions',
    'changed',
    'code-sha256',
    'code-size',
    'unzipped-size',
    'archive',
    'manifest',
    'target-version',
    'plan',
    'failed-regions',
    ..._region_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .regionOutputNames */ .c,
];
/** Returns all outputs of a run, also of one that failed early. An output without a value is an empty text, `{}` or `[]`. */
function outputsOf(run) {
    const current = currentVersions(run);
    const missing = (0,_missing_regions_js__WEBPACK_IMPORTED_MODULE_2__/* .missingRegions */ .g5)(run);
    const arns = mapVersions(current, ({ arn }) => arn);
    const versions = mapVersions(current, ({ version }) => version);
    return {
        ...Object.fromEntries(run.regions.map((region) => [`arn-${region}`, arns[region] ?? ''])),
        'layer-version-arn': (run.regions.length === 1 && Object.values(arns)[0]) || '',
        arns: JSON.stringify(arns),
        version: commonVersion(run.regions.filter((region) => !missing.has(region)).map((region) => versions[region])),
        versions: JSON.stringify(versions),
        changed: String(hasChanged(run)),
        'code-sha256': run.archive?.sha256 ?? '',
        'code-size': stringOf(run.archive?.size),
        'unzipped-size': stringOf(run.archive?.unzippedSize),
        archive: run.archive?.path ?? '',
        manifest: run.manifest ?? '',
        'target-version': stringOf(run.plan && (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .targetVersion */ .I$)(run.plan)),
        plan: JSON.stringify(planAsSteps(run)),
        'failed-regions': JSON.stringify(failedRegions(run)),
        ...(0,_region_outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .regionOutputs */ .b)(run, missing),
    };
}
/** Returns the Regions that failed. If the run failed before it reached a Region, these are all Regions. */
function failedRegions(run) {
    if (run.dryRun && run.plan)
        return run.regions.filter((region) => isBlocked(run.plan?.get(region)));
    return run.regions.filter((region) => {
        const outcome = run.outcomes.get(region);
        return outcome ? outcome.failure !== undefined : run.failure !== undefined;
    });
}
/** Returns the error of each Region that failed, after the name of the Region, with advice on what to do. */
function failuresIn({ outcomes }) {
    return [...outcomes].flatMap(([region, { failure }]) => failure === undefined ? [] : [(0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .inRegion */ .Q)(region, (0,_advice_js__WEBPACK_IMPORTED_MODULE_1__/* .withAdvice */ .b)(failure))]);
}
/** Returns the versions with the wanted content and metadata by Region. Before the plan is applied, these are the versions to reuse. */
function currentVersions(run) {
    const found = run.regions.map((region) => [region, run.outcomes.get(region)?.layerVersion ?? reusedVersion(run.plan?.get(region))]);
    return new Map(found.filter((entry) => entry[1] !== undefined));
}
/** Returns whether the run published, granted or revoked anything. For a dry run, returns whether it would. */
function hasChanged({ dryRun, plan, outcomes }) {
    if (dryRun)
        return [...(plan?.values() ?? [])].some(_plan_writes_js__WEBPACK_IMPORTED_MODULE_4__/* .writes */ .D);
    return [...outcomes.values()].some(({ published, granted, revoked }) => published || granted.length > 0 || revoked.length > 0);
}
/** Returns the steps of each Region, as in the output `plan` and in the manifest. */
function planAsSteps({ plan }) {
    return Object.fromEntries([...(plan ?? [])].map(([region, planned]) => [region, (0,_steps_js__WEBPACK_IMPORTED_MODULE_5__/* .stepsOf */ .B)(planned)]));
}
function isBlocked(planned) {
    return planned !== undefined && 'blocked' in planned;
}
function reusedVersion(planned) {
    if (!planned || !('target' in planned))
        return undefined;
    return planned.target.do === 'reuse' ? planned.target : undefined;
}
function mapVersions(current, value) {
    return Object.fromEntries([...current].map(([region, version]) => [region, value(version)]));
}
function commonVersion(versions) {
    const [first, ...others] = new Set(versions);
    return others.length === 0 ? stringOf(first) : '';
}
function stringOf(value) {
    return value === undefined ? '' : String(value);
}


/***/ }),

/***/ 70021:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ stepsOf),
/* harmony export */   d: () => (/* binding */ planFromSteps)
/* harmony export */ });
/** Returns the plan of a Region as a list of steps, in the order in which the action executes them. */
function stepsOf(planned) {
    if ('unobserved' in planned)
        return [{ do: 'unobserved', because: planned.unobserved.text }];
    if ('blocked' in planned)
        return [{ do: 'blocked', because: planned.blocked.text }];
    if ('missing' in planned)
        return [{ do: 'skip', because: planned.missing.text }];
    const { target, fill, grants, revokes, prunes } = planned;
    return [
        ...(fill > 0 ? [{ do: 'fill', versions: fill }] : []),
        target,
        ...grants.map((grant) => ({ do: 'grant', ...grant })),
        ...revokes.map(({ id, principal }) => ({ do: 'revoke', statementId: id, principal })),
        ...prunes.map((prune) => ({ do: 'prune', ...prune })),
    ];
}
/** Returns the plan that these steps describe, without notes, or undefined if they describe no plan. `messageOn` adds the topic to a text. */
function planFromSteps(steps, messageOn) {
    const [first] = steps;
    if (first?.do === 'unobserved')
        return { unobserved: messageOn(first.because) };
    if (first?.do === 'blocked')
        return { blocked: messageOn(first.because) };
    if (first?.do === 'skip')
        return { missing: messageOn(first.because) };
    const target = steps.find((step) => step.do === 'reuse' || step.do === 'publish');
    if (!target)
        return undefined;
    return {
        target,
        fill: steps.find((step) => step.do === 'fill')?.versions ?? 0,
        grants: steps
            .filter((step) => step.do === 'grant')
            .map(({ principal, statementId }) => ({ principal, statementId })),
        revokes: steps
            .filter((step) => step.do === 'revoke')
            .map(({ statementId: id, principal }) => ({ id, ...(principal === undefined ? {} : { principal }) })),
        prunes: steps.filter((step) => step.do === 'prune').map(({ version, because }) => ({ version, because })),
        notes: [],
    };
}


/***/ }),

/***/ 2492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ writeManifest)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/layer/architecture-placeholder.ts
var architecture_placeholder = __webpack_require__(76062);
// EXTERNAL MODULE: ./src/base/message.ts
var message = __webpack_require__(29662);
// EXTERNAL MODULE: ./src/layer/layer.ts
var layer_layer = __webpack_require__(20956);
// EXTERNAL MODULE: ./src/report/missing-regions.ts
var missing_regions = __webpack_require__(52386);
// EXTERNAL MODULE: ./src/report/outputs.ts
var outputs = __webpack_require__(65468);
// EXTERNAL MODULE: ./src/report/profile.ts
var profile = __webpack_require__(31047);
;// CONCATENATED MODULE: ./src/report/manifest.ts





/** Returns the manifest of a step, also of one that failed early. */
function manifestOfLayers({ layers }) {
    const [first, ...others] = layers;
    return others.length === 0 ? manifestOf(first) : { schema: 1, layers: layers.map(manifestOf) };
}
/** Returns the manifest of a run, also of one that failed early. */
function manifestOf(run) {
    const current = (0,outputs/* currentVersions */.lJ)(run);
    const missing = (0,missing_regions/* missingRegions */.g5)(run);
    const regions = run.regions.map((region) => {
        const { layerVersion: _layerVersion, failure, missing: _missing, ...outcome } = run.outcomes.get(region) ?? layer_layer/* nothingDone */.m;
        const end = { ...textOf('failure', failure), ...textOf('missing', missing.get(region)) };
        return [region, { ...describedVersion(current.get(region)), ...outcome, ...end }];
    });
    return {
        schema: 1,
        layerName: run.layerName,
        variant: run.variant,
        ...run.commit,
        dryRun: run.dryRun,
        account: run.account,
        madeBy: run.madeBy,
        archive: run.archive && {
            path: run.archive.path,
            codeSha256: run.archive.sha256,
            codeSize: run.archive.size,
            unzippedSize: run.archive.unzippedSize,
            files: run.archive.files,
        },
        metadata: run.metadata,
        largest: run.largest,
        leftOut: run.leftOut,
        changes: run.changes,
        regions: Object.fromEntries(regions),
        failedRegions: (0,outputs/* failedRegions */.T5)(run),
        plan: (0,outputs/* planAsSteps */.xW)(run),
        changed: (0,outputs/* hasChanged */.$H)(run),
        checks: run.checks,
        permissionsToWrite: run.permissionsToWrite,
        profile: (0,profile/* profileInSeconds */.sK)(run.profile),
        warnings: (0,message/* textsOf */.CB)(run.warnings),
        failure: run.failure && (0,message/* textsOf */.CB)(run.failure),
        topics: topicsOf(run),
    };
}
function topicsOf({ warnings, failure = [], outcomes, plan = new Map(), }) {
    const ofOutcomes = [...outcomes.values()].flatMap(({ failure, missing }) => failure ?? missing ?? []);
    const ofPlan = [...plan.values()].flatMap((planned) => {
        if ('blocked' in planned)
            return [planned.blocked];
        if ('missing' in planned)
            return [planned.missing];
        return 'unobserved' in planned ? [planned.unobserved] : [];
    });
    const pairs = [...warnings, ...failure, ...ofOutcomes, ...ofPlan].flatMap(({ text, topic }) => topic === undefined ? [] : [[text, topic]]);
    return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}
function textOf(name, reason) {
    return reason === undefined ? {} : { [name]: reason.text };
}
function describedVersion(current) {
    if (!current)
        return {};
    const { arn, version, declared } = current;
    return { arn, version, ...(declared && { declared }) };
}

// EXTERNAL MODULE: ./src/steps/write-file.ts
var write_file = __webpack_require__(9663);
;// CONCATENATED MODULE: ./src/steps/manifest.ts




/** If the step has a directory, writes the manifest into it, and adds the path of the manifest to each run. */
async function writeManifest({ layers }) {
    const [{ directory, layerName, variant }] = layers;
    if (directory === undefined)
        return;
    const name = layers.length > 1 && variant ? (0,architecture_placeholder/* nameOfBoth */.GM)(variant.name) : layerName;
    const path = (0,external_node_path_.join)(directory, `${name}.json`);
    await (0,write_file/* writeWhole */.f)(path, `${JSON.stringify(manifestOfLayers({ layers }), undefined, 2)}\n`);
    for (const run of layers)
        run.manifest = path;
}


/***/ }),

/***/ 9663:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ writeWhole),
/* harmony export */   j: () => (/* binding */ writeFor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _base_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29662);
/* harmony import */ var _base_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75997);
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88414);






/** Writes the file that an input names, and its folder if it does not exist, inside of the roots. Throws a Problem, and leaves no partial file. */
async function writeFor(input, path, text, roots) {
    try {
        // A build can have created a link here after the inputs were parsed. A process of the build that still runs can do so at any time.
        requireWritable(path, roots);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        requireWritable(path, roots);
        await writeWhole(path, text);
    }
    catch (error) {
        const reason = (0,_base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonOf */ .A3)(error);
        const message = `The file of input "${input}" cannot be written: ${reason.text}.`;
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Problem */ .AF((0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .becauseOf */ .W$)(reason, 'a-file-cannot-be-written', message), { cause: error });
    }
}
function requireWritable(path, roots) {
    const why = (0,_base_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .whyNotWritable */ .Gn)(path, roots);
    if (why !== undefined)
        throw new _base_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .Explained */ .t_((0,_base_message_js__WEBPACK_IMPORTED_MODULE_5__/* .reworded */ .Fg)(why, (reason) => `${path}: ${reason}`));
}
/**
 * Writes a file completely or not at all. An existing file keeps its mode. The temporary name is short, because the name of the file can
 * have the maximum length.
 */
async function writeWhole(path, text) {
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
    const existing = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).catch(() => undefined);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(temporary, text, { flag: 'wx' });
        if (existing?.isFile())
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(temporary, existing.mode);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, path);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
        throw error;
    }
}


/***/ }),

/***/ 70370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ })

};
