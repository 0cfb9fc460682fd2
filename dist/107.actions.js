export const id = 107;
export const ids = [107];
export const modules = {

/***/ 36488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lookAtRegions: () => (/* binding */ lookAtRegions)
/* harmony export */ });
/* harmony import */ var _base_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88414);
/* harmony import */ var _report_run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54227);
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29955);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85543);
/* harmony import */ var _take_layers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90080);





/**
 * The permissions of the session that looks at the Regions. It cannot write, even if the role can. An inline session policy has at most
 * 2,048 characters (AWS STS: AssumeRoleWithWebIdentity, Policy).
 */
const readOnly = {
    // The shortest session that AWS allows (AWS STS: AssumeRoleWithWebIdentity, DurationSeconds).
    durationSeconds: 900,
    policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            {
                Effect: 'Allow',
                Action: [
                    'lambda:ListLayerVersions',
                    'lambda:GetLayerVersion',
                    'lambda:GetLayerVersionPolicy',
                    'lambda:ListFunctions',
                    'ssm:GetParameter',
                    'ec2:DescribeRegions',
                ],
                Resource: '*',
            },
        ],
    }),
};
/** Looks at the Regions. Never rejects. */
async function lookAtRegions(runner) {
    try {
        return await look(runner);
    }
    catch (error) {
        return { failed: runner.hide((0,_base_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)) };
    }
}
async function look(runner) {
    const step = (0,_take_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .takeLayers */ .s)(runner, (0,_report_run_js__WEBPACK_IMPORTED_MODULE_4__/* .newRuns */ .jA)(runner.env));
    const { reached, observed } = await (0,_observe_js__WEBPACK_IMPORTED_MODULE_2__/* .observeLayers */ .PZ)(step, readOnly);
    if ('unreached' in reached)
        return { failed: reached.unreached.map(({ text }) => text).join(' ') };
    const { account, regions, optionalRegions, patterns } = step.jobs[0].run;
    const layers = step.jobs.map(async (job) => {
        const observations = observed.get(job) ?? new Map();
        return { observations, parameters: await parameterValues(reached.connection, observations, job) };
    });
    return { regions: { account, regions, optionalRegions, patterns }, layers: await Promise.all(layers) };
}
/** Returns the values of the SSM parameters that the newest version should have. */
async function parameterValues(connection, observations, { inputs }) {
    if (inputs['ssm-parameter'].length === 0)
        return new Map();
    const stores = await connection.parameters();
    const values = [...observations].flatMap(([region, observed]) => {
        const store = stores.get(region);
        const version = observed.seen ? observed.candidate?.version : undefined;
        if (!store || version === undefined)
            return [];
        const names = (0,_apply_js__WEBPACK_IMPORTED_MODULE_1__/* .parametersIn */ .K)(region, inputs).map(({ nameOf }) => nameOf(version));
        const read = names.map(async (name) => [name, await store.value(name)]);
        return [Promise.all(read).then((found) => [region, new Map(found)])];
    });
    return new Map(await Promise.all(values));
}


/***/ })

};
