// AssemblyRenamer <generator.dll> <dependency.dll> <new name> <output directory>
//
// Gives a generator a dependency of its own name. The SDK keeps one assembly of each name among all packages' analyzers
// and drops the others, so two packages with two versions of one library would both run with whichever it kept.
using Mono.Cecil;
using Mono.Cecil.Cil;

if (args is not [var generatorPath, var dependencyPath, var newName, var outputDirectory])
{
    Console.Error.WriteLine("usage: AssemblyRenamer <generator.dll> <dependency.dll> <new name> <output directory>");
    return 2;
}

Directory.CreateDirectory(outputDirectory);
using var dependency = AssemblyDefinition.ReadAssembly(dependencyPath);
string oldName = dependency.Name.Name;
Rename(dependency.Name);
dependency.MainModule.Name = newName + ".dll";
dependency.MainModule.Attributes &= ~ModuleAttributes.StrongNameSigned;
dependency.Write(Path.Combine(outputDirectory, newName + ".dll"), new WriterParameters { DeterministicMvid = true });

// The symbols are inside the generator and must follow it.
using var generator = AssemblyDefinition.ReadAssembly(generatorPath, new ReaderParameters { ReadSymbols = true, SymbolReaderProvider = new EmbeddedPortablePdbReaderProvider() });
var reference = generator.MainModule.AssemblyReferences.SingleOrDefault(other => other.Name == oldName);
if (reference is null)
{
    Console.Error.WriteLine($"{generatorPath}: error: it does not reference {oldName}.");
    return 1;
}

Rename(reference);
generator.Write(Path.Combine(outputDirectory, Path.GetFileName(generatorPath)),
    new WriterParameters { DeterministicMvid = true, WriteSymbols = true, SymbolWriterProvider = new EmbeddedPortablePdbWriterProvider() });
return 0;

// Without the key: whoever changes a signed assembly cannot sign it again.
void Rename(AssemblyNameReference name)
{
    name.Name = newName;
    name.PublicKey = [];
    name.PublicKeyToken = [];
    name.HasPublicKey = false;
    if (name is AssemblyNameDefinition definition)
    {
        definition.Attributes &= ~AssemblyAttributes.PublicKey;
    }
}
