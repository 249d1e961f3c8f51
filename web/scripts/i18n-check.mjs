/** Fails when a message of the source is missing from the catalogue, or the catalogue holds one that is gone. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const catalogues = ["src/locales/en.po", "src/locales/pseudo.po"];

function message_ids(text) {
  return new Set(
    [...text.matchAll(/^(?:#, .*\n)?(?:#\. js-lingui[^\n]*\n)?msgid ((?:".*"\n)+)/gm)].map((found) =>
      found[1].trim(),
    ),
  );
}

const before = catalogues.map((path) => readFileSync(path, "utf8"));
let faults = 0;
try {
  execFileSync("npx", ["lingui", "extract", "--clean", "--overwrite"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  catalogues.forEach((path, index) => {
    const committed = message_ids(before[index]);
    const wanted = message_ids(readFileSync(path, "utf8"));
    for (const id of wanted) if (!committed.has(id)) (faults++, console.error(`${path}: missing ${id}`));
    for (const id of committed)
      if (!wanted.has(id)) (faults++, console.error(`${path}: no longer used ${id}`));
  });
} finally {
  catalogues.forEach((path, index) => writeFileSync(path, before[index]));
}
if (faults > 0) {
  console.error(`i18n: ${faults} differences; run \`npm run i18n:extract\` and commit the catalogues`);
  process.exit(1);
}
console.log("i18n: catalogues are complete");
