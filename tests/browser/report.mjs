/*
 * report.mjs - drives the HTML report in headless Chromium: filters, keyboard,
 * a narrow screen, dark, print, without script, and articles that try to run
 * script or to reach out. Each page is written by the program itself.
 *
 *   node tests/browser/report.mjs PROGRAM FOLDER
 *
 * FOLDER has node_modules (make test-browser puts them there) and gets the
 * pages and screenshots.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [program, folder] = process.argv.slice(2).map((p) => path.resolve(p));
const load = createRequire(path.join(folder, "package.json"));
const { chromium } = load("playwright-core");
const axe = fs.readFileSync(load.resolve("axe-core/axe.min.js"), "utf8");
const executablePath = process.env.CHROMIUM || "/usr/bin/chromium";

const hostile = [
    "<script>document.title = 'ran'</script>",
    "<img src=https://example.org/x onerror=\"document.title='ran'\">",
    "\" onload=\"document.title='ran'\" x=\"",
    "</style></script><script>document.title = 'ran'</script>",
    "javascript:document.title='ran'",
    "turned \u202Etxet\u202C round",
].join(" ");

const articles = [
    { id: "a<b>\"'", source: "Lantern " + hostile, published: "2031-03-04",
        title: hostile,
        text: "Seven people were killed in the fire in Orrin on March 3, 2031. "
            + hostile + "\n\nEight of the 28 Orrin ports met the 40% goal in "
            + "2030.\n\nThe council met on Monday, March 4, 2031." },
    { id: "b", source: "Courier", published: "2031-03-05",
        title: "Long ".repeat(200000),
        text: "Nine people were killed in the fire in Orrin on March 3, 2031. "
            + "The school has 212 pupils." },
    { id: "c", source: "Herald", published: "2031-03-06", title: "Fire",
        text: "Nine people were killed in the fire in Orrin on March 3, 2031. "
            + "Eight of the 27 Orrin ports met the 40% goal in 2030." },
];

function write(name, args) {
    const run = spawnSync(program, args, {
        encoding: "utf8", maxBuffer: 1 << 28,
    });
    assert.ok(run.status === 0 || run.status === 1, run.stderr);
    const file = path.join(folder, name + ".html");
    fs.writeFileSync(file, run.stdout);
    return pathToFileURL(file).href;
}

function write_pages() {
    const lines = path.join(folder, "hostile.jsonl");
    fs.writeFileSync(lines, articles.map((a) => JSON.stringify(a)).join("\n"));
    return {
        hostile: write("hostile", ["check", "--no-config", "--to", "html",
            "--show", "all", lines]),
        demo: write("demo", ["check", "--no-config", "--to", "html",
            "fixtures/demo/coast-courier.txt",
            "fixtures/demo/harbor-lantern.txt"]),
    };
}

const pages = write_pages();
const browser = await chromium.launch({ executablePath, headless: true });
let failed = 0;

/* Waits until the page says how many findings it shows. It is asked anew each
 * time: the page's policy lets nothing that waits inside of it be evaluated. */
async function shows(page, count, all) {
    const wanted = `Findings shown: ${count} of ${all}`;
    let told;
    for (let i = 0; i < 100 && told !== wanted; i++) {
        if (i > 0) await new Promise((done) => setTimeout(done, 50));
        told = await page.locator("#shown").textContent();
    }
    assert.equal(told, wanted);
}

/* A page of its own for each test; anything that is asked for but the file
 * itself, and each message of the browser, is kept. */
async function test(name, url, options, body, allowed = /^$/) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const seen = { requests: [], messages: [] };
    page.on("request", (r) => {
        if (r.url().split("#")[0] !== url) seen.requests.push(r.url());
    });
    page.on("console", (m) => {
        if (!allowed.test(m.text())) seen.messages.push(m.text());
    });
    page.on("pageerror", (e) => seen.messages.push(String(e)));
    page.on("dialog", (d) => { seen.messages.push(d.message()); d.dismiss(); });
    try {
        await page.goto(url);
        await body(page);
        assert.deepEqual(seen, { requests: [], messages: [] });
        console.log("ok   " + name);
    } catch (error) {
        failed++;
        console.log("FAIL " + name + "\n" + error.stack);
    }
    await page.screenshot({
        path: path.join(folder, name.replace(/\W+/g, "-") + ".png"),
    });
    await context.close();
}

const visible = (page) => page.locator("[data-finding]:visible").count();
const fits = (page) => page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth);

await test("text of articles is inert", pages.hostile, {}, async (page) => {
    assert.equal(await page.title(), "Crosscheck report");
    assert.equal(await page.locator("script").count(), 1);
    assert.equal(await page.locator("img, iframe, object, embed, base").count(),
        0);
    assert.equal(await page.locator("link").count(), 0);
    const handlers = await page.evaluate(() =>
        [...document.querySelectorAll("*")].flatMap((e) =>
            e.getAttributeNames().filter((n) => n.startsWith("on"))));
    assert.deepEqual(handlers, []);
    const links = await page.locator("a").evaluateAll((all) =>
        all.map((a) => a.getAttribute("href")));
    assert.ok(links.every((href) => href.startsWith("#")));
    const text = await page.locator("body").innerText();
    assert.ok(text.includes("<script>document.title"));
    assert.ok(text.includes("\\u202e"));
    assert.ok(!text.includes("\u202E"));
    assert.ok(text.length < 100000, "a title of 1 MB is cut");
});

await test("the policy lets nothing else in", pages.hostile, {
}, async (page) => {
    const ran = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        return window.ran === true;
    });
    assert.equal(ran, false);
    const policy = await page.locator("meta[http-equiv]")
        .getAttribute("content");
    assert.match(policy, /^default-src 'none';/);
    assert.ok(!policy.includes("unsafe"));
}, /violates the following Content Security Policy/);

await test("filters", pages.hostile, {}, async (page) => {
    const all = await visible(page);
    assert.ok(all >= 2, "findings: " + all);
    const rules = await page.locator("#filter-rule option").evaluateAll(
        (list) => list.map((o) => o.value).filter(Boolean));
    let sum = 0;
    for (const rule of rules) {
        await page.selectOption("#filter-rule", rule);
        const count = await visible(page);
        assert.ok(count > 0 && count <= all);
        assert.equal(await page.locator("#shown").innerText(),
            `Findings shown: ${count} of ${all}`);
        sum += count;
    }
    assert.equal(sum, all);
    await page.click("button[type=reset]");
    await shows(page, all, all);
    await page.selectOption("#filter-severity", "note");
    for (const s of await page.locator("[data-finding]:visible").evaluateAll(
        (list) => list.map((e) => e.dataset.severity)))
        assert.equal(s, "note");
    await page.selectOption("#filter-severity", "");
    await page.selectOption("#filter-source", { label: "Courier" });
    const few = await visible(page);
    assert.ok(few > 0 && few < all, "of the Courier: " + few);
});

await test("a link to a hidden finding shows it", pages.hostile, {
}, async (page) => {
    const rule = await page.locator("[data-finding]").last()
        .getAttribute("data-rule");
    const other = await page.locator(`[data-finding]:not([data-rule="${rule}"])`)
        .first().getAttribute("data-rule");
    const id = await page.locator("[data-finding]").last().getAttribute("id");
    await page.selectOption("#filter-rule", other);
    assert.ok(!await page.locator("#" + id).isVisible());
    await page.evaluate((to) => { location.hash = to; }, id);
    await page.locator("#" + id).waitFor({ state: "visible" });
});

await test("keyboard", pages.demo, {}, async (page) => {
    await page.keyboard.press("Tab");
    const skip = page.locator(".skip");
    assert.ok(await skip.evaluate((e) => e === document.activeElement));
    assert.ok((await skip.boundingBox()).x >= 0);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id),
        "filter-rule");
    const outline = await page.locator("#filter-rule").evaluate((e) =>
        getComputedStyle(e).outlineStyle);
    assert.notEqual(outline, "none");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.locator("#filter-rule").inputValue(), "total");
});

for (const [name, url] of Object.entries(pages))
    await test("narrow " + name, url, {
        viewport: { width: 320, height: 640 },
    }, async (page) => assert.ok(await fits(page)));

for (const colorScheme of ["light", "dark"])
    for (const [name, url] of Object.entries(pages))
        await test(`axe ${colorScheme} ${name}`, url, {
            colorScheme,
        }, async (page) => {
            await page.evaluate(axe);
            const found = await page.evaluate(() => window.axe.run());
            assert.deepEqual(found.violations.map((v) => v.id + ": "
                + v.nodes.map((n) => n.html.slice(0, 160)).join("\n")), []);
        });

await test("print shows all and no filters", pages.hostile, {
}, async (page) => {
    const all = await visible(page);
    await page.selectOption("#filter-severity", "note");
    assert.ok(await visible(page) < all);
    await page.emulateMedia({ media: "print" });
    assert.equal(await visible(page), all);
    assert.ok(!await page.locator("#filters").isVisible());
    await page.pdf({ path: path.join(folder, "print.pdf"), format: "A4" });
});

await test("without script", pages.hostile, {
    javaScriptEnabled: false,
}, async (page) => {
    assert.ok(!await page.locator("#filters").isVisible());
    assert.equal(await visible(page),
        await page.locator("[data-finding]").count());
    assert.ok(await page.locator("#compared").isVisible());
});

await test("a figure that varies is drawn", pages.hostile, {
}, async (page) => {
    assert.ok(await page.locator("svg .dot").count() >= 4);
    assert.ok(await page.getByText("Values by date of publication").count());
});

await browser.close();
process.exit(failed ? 1 : 0);
