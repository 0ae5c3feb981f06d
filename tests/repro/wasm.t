#!/usr/bin/env node
// The program as WebAssembly, in node: every golden figure that is text, to the byte; what else a command line prints
// and how it ends, as the program does; and nothing that one call leaves to the next.
//
// REDRAWS: how often a figure is drawn to see whether memory grows.
"use strict";
const {execFileSync, spawnSync} = require("child_process");
const fs = require("fs");
const path = require("path");

const root = path.join(__dirname, "../..");
const gdplot = process.env.GDPLOT || path.join(root, "build/gdplot");
const folder = process.env.WASM || path.join(root, "build/wasm");
const redraws = Number(process.env.REDRAWS || 300);
const {gdplotRun} = require(path.join(folder, "gdplot.js"));
const module_ = new WebAssembly.Module(fs.readFileSync(path.join(folder, "gdplot.wasm")));
const text = (bytes) => Buffer.from(bytes).toString();
let tests = 0;

process.chdir(root);
delete process.env.SOURCE_DATE_EPOCH;

function ok(name, holds, ...told) {
    tests++;
    console.log(`${holds ? "ok" : "not ok"} ${tests} - ${name}`);
    if (!holds)
        told.forEach((line) => console.log(String(line).slice(0, 500).replace(/^/gm, "# ")));
}

function readFile(name) {
    try {
        return fs.readFileSync(name);
    } catch (problem) {
        return problem.code;
    }
}
const run = (args, input) => gdplotRun(module_, args, {files: readFile, ...input});

// The first byte in which two texts differ, and what stands there.
function difference(a, b) {
    let i = 0;

    while (i < a.length && a[i] === b[i])
        i++;
    return `byte ${i}: ${text(a.subarray(i, i + 100))} | ${text(b.subarray(i, i + 100))}`;
}

// Every golden figure.
const kept = execFileSync("sh", ["tests/golden-files", "list"]).toString().trim().split("\n")
    .map((line) => line.split(" ")).filter(([file]) => /\.(svg|txt|csv|gp)$/.test(file));
let same = 0;

for (const [file, ...args] of kept) {
    const {status, out, err} = run([...args, "-o", "-", "--format", path.extname(file).slice(1)]);
    const wanted = fs.readFileSync(file), equal = status === 0 && Buffer.compare(Buffer.from(out), wanted) === 0;

    same += equal;
    ok(file, equal, `status ${status}`, text(err), difference(wanted, out));
}
const drawn = kept.filter(([file]) => file.endsWith(".svg")).length;

ok("there are golden figures", drawn > 30, drawn);

// What the program does beside them: the same output, messages and status.
const commands = [
    "grid --svg-font embed -o - --format svg",
    "grid --svg-font outline --theme dark -o - --format svg",
    "contour --animate -o - --format svg",
    "loss -d - -o - --format svg",
    "history --lr 0.1 --title عربي|and|עברית -o - --format svg",
    "loss --title 上海|नमस्ते|𝛽|⁒ --svg-font embed -o - --format svg",
    "grid --optimizer adam,momentum:beta=0.8 -o - --format txt",
    "train --lr 0.1,1.1 --expect 0.1=stable",
    "train --lr 0.1,1.1 --expect stable",
    "train -q --lr 0.1 -o -",
    "sums -d data/pizza.txt",
    "grid -f x^^2 -o - --format svg",
    "grid -f sin( -o - --format svg",
    "grid -f x^2+z -o - --format svg",
    "grid --lr nine -o - --format svg",
    "gird",
    "grid --colour",
    "loss -d not-there.txt -o - --format svg",
    "loss -d tests -o - --format svg",
    "loss -d - --column 9 -o - --format svg",
    "history --iterations 20000000 -o - --format svg",
    "grid --start 1e400 -o - --format svg",
    "help optimizers",
    "train --help",
];
const data = fs.readFileSync("data/pizza.txt");
const fonts = ["opentype/fonts-hosny-amiri/Amiri-Regular.ttf", "truetype/lohit-devanagari/Lohit-Devanagari.ttf",
    "opentype/cantarell/Cantarell-Regular.otf"].map((name) => `/usr/share/fonts/${name}`).filter((name) => fs.existsSync(name));

for (const font of fonts)
    for (const way of ["name", "embed", "outline"])
        commands.push(`compare --font ${font} --title لا|إله|क्षत्रिय|fi|AV --svg-font ${way} -o - --format svg`);

for (const command of commands) {
    const args = command.split(" ").map((word) => word.replace(/\|/g, " "));
    const wanted = spawnSync(gdplot, args, {input: data, maxBuffer: 1 << 28}), {status, out, err} = run(args, {stdin: data});

    ok(command, status === wanted.status && Buffer.compare(Buffer.from(out), wanted.stdout) === 0 && text(err) === text(wanted.stderr),
        `status ${status}, and not ${wanted.status}`, text(err), text(wanted.stderr), difference(wanted.stdout, out));
}

// The same as a program of node.
const shell = (args, input) => spawnSync(process.execPath, [path.join(folder, "gdplot.js"), ...args], {input, maxBuffer: 1 << 28});
const piped = shell(["loss", "-d", "-", "-o", "-", "--format", "svg"], data);

ok("node gdplot.js draws what gdplot draws", Buffer.compare(piped.stdout,
    spawnSync(gdplot, ["loss", "-d", "-", "-o", "-", "--format", "svg"], {input: data}).stdout) === 0, piped.stderr);
const wrong = shell(["grid", "-f", "x^^2"]);

ok("and fails as it does", wrong.status === 3 && text(wrong.stderr) === text(spawnSync(gdplot, ["grid", "-f", "x^^2"]).stderr),
    wrong.status, wrong.stderr);

// What is not there is told.
for (const format of ["png", "pdf", "gif", "webp", "apng", "tex"]) {
    const {status, out, err} = run(["compare", "-o", "-", "--format", format, ...(/gif|webp|apng/.test(format) ? ["--animate"] : [])]);

    ok(`no ${format}`, status === 5 && out.length === 0 && /^gdplot: .*not in the WebAssembly build/.test(text(err)), status, text(err));
}
for (const command of ["report spec.yaml", "redo grid.svg", "recipe grid.svg", "diff a.svg b.svg"]) {
    const {status, out, err} = run(command.split(" "));

    ok(`no ${command}`, status === 5 && out.length === 0 && /^gdplot: .*not in the WebAssembly build/.test(text(err)), status, text(err));
}
const file = run(["grid", "-o", "grid.svg"]);

ok("no file is written", file.status === 4 && /^gdplot: grid\.svg: cannot write: .* -o -\n$/.test(text(file.err)) && !fs.existsSync("grid.svg"),
    file.status, text(file.err));

// Names of files are names alone.
for (const name of ["constructor", "__proto__", "toString"]) {
    const {status} = run(["loss", "-d", name, "-o", "-", "--format", "svg"], {files: {}});

    ok(`no file is called ${name}`, status === 4, status);
}
const given = run(["loss", "-d", "mine.txt", "-o", "-", "--format", "svg"], {files: {"mine.txt": new Uint8Array(data)}});

ok("a file is what was given", given.status === 0 && text(given.out).includes("mine.txt"), text(given.err));

// Chinese of before Unicode is told, as where a C library does not know it.
const chinese = run(["history", "log.csv", "-o", "-", "--format", "svg"],
    {files: {"log.csv": Buffer.from("epoch,loss,\xd1\xb5\xc1\xb7\xcb\xf0\xca\xa7\n1,2,3\n2,1,2\n", "latin1")}});

ok("GBK is not known", chinese.status === 3 && /GBK, which is not known here/.test(text(chinese.err)), chinese.status, text(chinese.err));

// What is imported is what gdplot.js gives, and no more.
const imports = WebAssembly.Module.imports(module_).map((one) => `${one.module}.${one.name}`).sort();

ok("imports are few", imports.every((name) => /^(wasi_snapshot_preview1|gdplot)\./.test(name)) && imports.length <= 16, imports.join(" "));
ok("gdplot.js evaluates no text", !/\beval\b|new Function|\bimport\b *\(/.test(fs.readFileSync(path.join(folder, "gdplot.js"), "utf8")));

// Nothing is left of a call: the memory of the process stays what it is.
async function redraw(count) {
    for (let i = 0; i < count; i++) {
        run(["loss", "--start", String(1 + i % 7), "-o", "-", "--format", "svg"]);
        await new Promise(setImmediate);
    }
    return process.memoryUsage().rss / 2 ** 20;
}

redraw(100).then(async (before) => {
    const after = await redraw(redraws);

    ok(`memory does not grow over ${redraws} redraws`, after < before + 200, `${before} MB before, ${after} after`);
    console.error(`${same} of ${kept.length} golden figures by WebAssembly are the same bytes, ${drawn} of them SVG`);
    console.log(`1..${tests}`);
});
