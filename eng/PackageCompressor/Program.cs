// PackageCompressor <package>
//
// Packs a package again, as small as the format allows. NuGet compresses for speed; over seven native libraries the
// difference is more than a megabyte and a half.
using System.IO.Compression;

if (args is not [var package])
{
    Console.Error.WriteLine("usage: PackageCompressor <package>");
    return 2;
}

string smaller = package + ".new";
using (ZipArchive from = ZipFile.OpenRead(package))
using (ZipArchive to = ZipFile.Open(smaller, ZipArchiveMode.Create))
{
    foreach (ZipArchiveEntry entry in from.Entries)
    {
        ZipArchiveEntry copy = to.CreateEntry(entry.FullName, CompressionLevel.SmallestSize);
        copy.LastWriteTime = entry.LastWriteTime;
        copy.ExternalAttributes = entry.ExternalAttributes;
        using Stream source = entry.Open();
        using Stream target = copy.Open();
        source.CopyTo(target);
    }
}

File.Move(smaller, package, overwrite: true);
return 0;
