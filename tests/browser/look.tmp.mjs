import { axe, fits, signIn, startBrowser } from "./browser.mjs"; import { contract, startDaemon } from "./daemon.mjs";
import fs from "node:fs"; const out="/tmp/console-shots/r"; fs.mkdirSync(out,{recursive:true});
const d=await startDaemon(); const b=await startBrowser();
try{ const {page,errors}=await b.person({viewport:{width:1440,height:900}}); page.setDefaultTimeout(20000);
await signIn(page,d.url,d.approver); await page.goto(d.url+"/new"); await page.locator('input[type="file"]').setInputFiles(contract("01-de-managed-services.pdf")); await page.waitForTimeout(6000); await page.screenshot({path:out+"/new.png"});
const api=async p=>await page.evaluate(async p=>{const r=await fetch(p);return [r.status,(await r.text()).slice(0,3500)]},p);
console.log(await api("/api/v1/runs")); const g=JSON.parse((await api("/api/v1/gates"))[1]); console.log(g);
if(g.items?.[0]){ const id=g.items[0].id; console.log((await api("/api/v1/gates/"+id))); await page.goto(d.url+"/gates/"+id); await page.waitForTimeout(2500); await page.screenshot({path:out+"/gate.png"});}
const {page:p2}=await b.person({viewport:{width:1440,height:900}}); await signIn(p2,d.url,d.owner); await p2.goto(d.url+"/calls"); await p2.waitForTimeout(1500); await p2.screenshot({path:out+"/calls.png"});
const {page:p3}=await b.person({viewport:{width:1440,height:900}}); await signIn(p3,d.url,d.auditor); await p3.waitForTimeout(1500); await p3.screenshot({path:out+"/auditor.png"});
await p2.keyboard.press("Control+k"); await p2.waitForTimeout(800); await p2.screenshot({path:out+"/palette.png"}); console.log(await p2.locator("input").evaluateAll(e=>e.map(x=>x.outerHTML.slice(0,300))));
console.log(errors);
}finally{await b.close(); await d.stop();}
