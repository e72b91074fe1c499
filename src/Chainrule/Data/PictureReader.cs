namespace Chainrule.Data;

/// <summary>
/// Decodes a picture file. The library holds no codec: whoever opens folders of pictures brings one. It may be asked by
/// several threads at once.
/// </summary>
/// <param name="path">The file.</param>
/// <exception cref="ChainruleException">A file that is no picture, or cannot be read.</exception>
public delegate Picture PictureReader(string path);
