// Builds the stylesheet and copies the scripts into the package: `npm ci && npm run build`.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { compile } from "sass";

const out = new URL("../almoner/ground/ui/static/ui/", import.meta.url);
const { css } = compile("main.scss", { style: "compressed", loadPaths: ["node_modules", "."], quietDeps: true });
writeFileSync(new URL("almoner.css", out), css.trim() + "\n");

const script = readFileSync("node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js", "utf8");
const licence = "/*! GOV.UK Frontend 6.3.0, MIT, Crown copyright (Government Digital Service) */\n";
writeFileSync(new URL("govuk-frontend.min.js", out), licence + script.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));

for (const name of ["almoner.js", "ready.js", "icon.svg"]) copyFileSync(name, new URL(name, out));
copyFileSync("node_modules/axe-core/axe.min.js", new URL("../tests/assets/axe.min.js", import.meta.url));
