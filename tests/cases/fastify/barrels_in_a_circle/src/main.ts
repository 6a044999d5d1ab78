// Folders whose index files only hand on import one another: a name is looked up when it is used.
import { Container } from "./index";

class Platform extends Container {}
new Platform().launch();
