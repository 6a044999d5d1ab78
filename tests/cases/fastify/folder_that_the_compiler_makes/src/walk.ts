import * as fs from "fs";
import * as path from "path";

export function walk(folder: string, found: (file: string) => void): void {
  for (const name of fs.readdirSync(folder)) {
    const place = path.join(folder, name);
    fs.statSync(place).isDirectory() ? walk(place, found) : found(place);
  }
}
