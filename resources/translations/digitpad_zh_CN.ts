<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message>
        <source>MNIST is incomplete: {path} is missing. Install digitpad again.</source>
        <translation>MNIST数据不完整：缺少{path}。请重新安装digitpad。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}. Install digitpad again.</source>
        <translation>无法读取{path}：{why}。请重新安装digitpad。</translation>
    </message>
    <message>
        <source>{path} is not the file that was shipped. Install digitpad again.</source>
        <translation>{path}不是随程序提供的文件。请重新安装digitpad。</translation>
    </message>
    <message>
        <source>{path} holds no labelled characters that are of use.</source>
        <translation>{path}中没有可用的带标签字符。</translation>
    </message>
    <message>
        <source>{path} holds no pen files that can be read.</source>
        <translation>{path}中没有可读取的笔迹文件。</translation>
    </message>
    <message>
        <source>{path} is not a file.</source>
        <translation>{path}不是文件。</translation>
    </message>
    <message>
        <source>{path} holds no pen strokes: it is no .npz file with {arrays} that fit together.</source>
        <translation>{path}中没有笔迹：它不是包含相互匹配的{arrays}的.npz文件。</translation>
    </message>
    <message>
        <source>{path} holds no strokes.</source>
        <translation>{path}中没有笔画。</translation>
    </message>
    <message>
        <source>{path} does not say which character it is: it needs an annotation of type truth.</source>
        <translation>{path}没有说明是哪个字符：需要一个类型为truth的注释。</translation>
    </message>
    <message>
        <source>its strokes cannot be read.</source>
        <translation>无法读取其中的笔画。</translation>
    </message>
    <message>
        <source>it is no JSON.</source>
        <translation>不是JSON。</translation>
    </message>
    <message>
        <source>it is no JSON object.</source>
        <translation>不是JSON对象。</translation>
    </message>
    <message>
        <source>its label is not 0 to 9, or -1 for no digit.</source>
        <translation>标签不是0至9，也不是表示非数字的-1。</translation>
    </message>
    <message>
        <source>its confidence is not between 0 and 1.</source>
        <translation>置信度不在0到1之间。</translation>
    </message>
    <message>
        <source>its model is no name.</source>
        <translation>模型一项不是名称。</translation>
    </message>
    <message>
        <source>it does not say when it was made.</source>
        <translation>没有注明创建时间。</translation>
    </message>
    <message>
        <source>its frame is not in base64.</source>
        <translation>帧不是base64编码。</translation>
    </message>
    <message>
        <source>its frame is not {side} by {side} bytes.</source>
        <translation>帧不是{side}×{side}字节。</translation>
    </message>
    <message>
        <source>its strokes are no list.</source>
        <translation>笔画不是列表。</translation>
    </message>
    <message>
        <source>one of its strokes is none.</source>
        <translation>其中一个笔画无效。</translation>
    </message>
    <message>
        <source>it has not one of its {name} for each point.</source>
        <translation>{name}与点的数量不一致。</translation>
    </message>
    <message>
        <source>{path} holds nothing by a writer kept for the test: score all writers (--all-writers) to see the others.</source>
        <translation>{path}中没有留作测试的书写者的内容：请评测所有书写者（--all-writers）以包括其他人。</translation>
    </message>
    <message>
        <source>{path} holds neither pictures nor pen files.</source>
        <translation>{path}中既没有图片，也没有笔迹文件。</translation>
    </message>
    <message>
        <source>{path} holds nothing but digits, or nothing by a writer kept for the test: score all writers (--all-writers) to see the others.</source>
        <translation>{path}中只有数字，或没有留作测试的书写者的内容：请评测所有书写者（--all-writers）以包括其他人。</translation>
    </message>
    <message>
        <source>{folder} holds no labelled pictures: name its folders 0 to 9, or add a {table} with the columns file and label.</source>
        <translation>{folder}中没有带标签的图片：请将其中的文件夹命名为0至9，或添加包含file和label两列的{table}。</translation>
    </message>
    <message>
        <source>{path} lacks a column: it needs file and label.</source>
        <translation>{path}缺少列：需要file和label两列。</translation>
    </message>
    <message>
        <source>{path}, line {line}: “{label}” is no label of one digit.</source>
        <translation>{path}第{line}行：“{label}”不是单个数字的标签。</translation>
    </message>
    <message>
        <source>{path} is not a table of comma-separated values: {why}.</source>
        <translation>{path}不是逗号分隔的表格：{why}。</translation>
    </message>
    <message>
        <source>{folder} is not a folder: name one that holds labelled pictures.</source>
        <translation>{folder}不是文件夹：请指定一个包含带标签图片的文件夹。</translation>
    </message>
    <message>
        <source>There is no ink here.</source>
        <translation>这里没有墨迹。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {why}.</source>
        <translation>无法读取{name}：{why}。</translation>
    </message>
    <message>
        <source>{name} is too large for a drawing: more than {most} bytes.</source>
        <translation>{name}过大，不会是手绘稿：超过{most}字节。</translation>
    </message>
    <message>
        <source>{name} is no drawing in InkML: {why}</source>
        <translation>{name}不是InkML格式的手绘稿：{why}</translation>
    </message>
    <message>
        <source>it is not well-formed XML: {why}.</source>
        <translation>不是格式正确的XML（{why}）。</translation>
    </message>
    <message>
        <source>it begins with &lt;{tag}&gt; and not with &lt;ink&gt;.</source>
        <translation>以&lt;{tag}&gt;开头，而不是&lt;ink&gt;。</translation>
    </message>
    <message>
        <source>it declares entities, which no drawing needs and which may be harmful.</source>
        <translation>其中声明了实体，手绘稿不需要实体，而且可能有害。</translation>
    </message>
    <message>
        <source>a trace has a timeOffset that is no number.</source>
        <translation>某条笔迹的timeOffset不是数字。</translation>
    </message>
    <message>
        <source>its traces have no X or no Y.</source>
        <translation>其中的笔迹没有X或没有Y。</translation>
    </message>
    <message>
        <source>a trace has the point “{point}”, not {count} values.</source>
        <translation>某条笔迹中有点“{point}”，而不是{count}个值。</translation>
    </message>
    <message>
        <source>a trace begins with a difference, from nothing.</source>
        <translation>某条笔迹以差值开头，却没有起点。</translation>
    </message>
    <message>
        <source>a trace has a number that is far too large.</source>
        <translation>某条笔迹中有过大的数字。</translation>
    </message>
    <message>
        <source>a trace has “{text}” where a number should be.</source>
        <translation>某条笔迹中应为数字的地方是“{text}”。</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture holds no pixel: give one that is at least 1x1.</source>
        <translation>图片中没有像素：请提供至少1×1的图片。</translation>
    </message>
    <message>
        <source>The name of the picture is empty: give its file.</source>
        <translation>图片的文件名为空：请指定文件。</translation>
    </message>
    <message>
        <source>The picture cannot be read: {why}.</source>
        <translation>无法读取图片：{why}。</translation>
    </message>
    <message>
        <source>The picture cannot be read as text: open its file in mode “rb”.</source>
        <translation>图片不能以文本方式读取：请用“rb”模式打开文件。</translation>
    </message>
    <message>
        <source>What was given is too long for a picture: give its file.</source>
        <translation>所给内容过长，不会是图片：请指定图片文件。</translation>
    </message>
    <message>
        <source>{name} is a folder: choose a picture in it.</source>
        <translation>{name}是一个文件夹：请选择其中的图片。</translation>
    </message>
    <message>
        <source>There is no file {name}: check its name and place.</source>
        <translation>没有文件{name}：请检查文件名和位置。</translation>
    </message>
    <message>
        <source>{name} is not a file but a device: choose a picture.</source>
        <translation>{name}不是文件，而是设备：请选择一张图片。</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes): save it again or choose another picture.</source>
        <translation>{name}是空的（0字节）：请重新保存，或选择另一张图片。</translation>
    </message>
    <message>
        <source>{name} cannot be opened ({why}): check who may read it.</source>
        <translation>无法打开{name}（{why}）：请检查读取权限。</translation>
    </message>
    <message>
        <source>The array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>This is no picture: rows of pixels must be of one length.</source>
        <translation>这不是图片：各行像素的长度必须相同。</translation>
    </message>
    <message>
        <source>An array shaped {shape} is no picture: give (h, w), (h, w, 3) or (h, w, 4).</source>
        <translation>形状为{shape}的数组不是图片：请提供(h, w)、(h, w, 3)或(h, w, 4)。</translation>
    </message>
    <message>
        <source>The array holds no pixel: give a picture that is at least 1x1.</source>
        <translation>数组中没有像素：请提供至少1×1的图片。</translation>
    </message>
    <message>
        <source>An array of {kind} is no picture: give uint8 or float numbers.</source>
        <translation>{kind}类型的数组不是图片：请提供uint8或浮点数。</translation>
    </message>
    <message>
        <source>The array holds a value that is not a finite number: replace it first.</source>
        <translation>数组中有非有限数的值：请先替换。</translation>
    </message>
    <message>
        <source>{name} is too large, {width} x {height} pixels: scale it down to {most} megapixels or less.</source>
        <translation>{name}过大（{width}×{height}像素）：请缩小到{most}百万像素以内。</translation>
    </message>
    <message>
        <source>Only the first frame was read.</source>
        <translation>只识别了第一帧。</translation>
    </message>
    <message>
        <source>Only the first of {count} pages was read.</source>
        <translation>共{count}页，只识别了第一页。</translation>
    </message>
    <message>
        <source>Only the first of {count} frames was read.</source>
        <translation>共{count}帧，只识别了第一帧。</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read here: save it as PNG or JPEG and try again.</source>
        <translation>{name}不是可在此识别的图片：请存为PNG或JPEG后重试。</translation>
    </message>
    <message>
        <source>{name} is too large, more than {most} megapixels: scale it down.</source>
        <translation>{name}过大，超过{most}百万像素：请先缩小。</translation>
    </message>
    <message>
        <source>{name} needs more memory than there is: scale it down.</source>
        <translation>内存不足以打开{name}：请先缩小图片。</translation>
    </message>
    <message>
        <source>{name} is damaged or ends too early: copy or save it again, or choose another.</source>
        <translation>{name}已损坏或不完整：请重新复制或保存，或选择另一张。</translation>
    </message>
    <message>
        <source>A stroke is points shaped (n, 2), each an x and a y that are numbers.</source>
        <translation>笔画应为形状(n, 2)的点，每个点的x和y都是数字。</translation>
    </message>
    <message>
        <source>A stroke is points shaped (n, 2) with n &gt;= 1, not {shape}.</source>
        <translation>笔画应为形状(n, 2)、n &gt;= 1的点，而不是{shape}。</translation>
    </message>
    <message>
        <source>A stroke holds a coordinate that is no number, or far too large.</source>
        <translation>笔画中有坐标不是数字，或者过大。</translation>
    </message>
    <message>
        <source>A drawing is a list of strokes, each points shaped (n, 2).</source>
        <translation>手绘稿应为笔画的列表，每个笔画是形状(n, 2)的点。</translation>
    </message>
    <message>
        <source>{path} is missing, so nothing is known of the model beside it.</source>
        <translation>缺少{path}，因此无法了解与它同在一处的模型。</translation>
    </message>
    <message>
        <source>{path} cannot be read as a model&apos;s card: {why}.</source>
        <translation>无法将{path}作为模型卡读取：{why}。</translation>
    </message>
    <message>
        <source>{path} is not a model&apos;s card: it has no name.</source>
        <translation>{path}不是模型卡：其中没有名称。</translation>
    </message>
    <message>
        <source>{path} is not a model&apos;s card: its output or threshold makes no sense.</source>
        <translation>{path}不是模型卡：其中的输出或阈值没有意义。</translation>
    </message>
    <message>
        <source>{path} is missing.</source>
        <translation>缺少{path}。</translation>
    </message>
    <message>
        <source>{path} is in use, and is missing.</source>
        <translation>{path}正在使用，但已不存在。</translation>
    </message>
    <message>
        <source>The choice of model cannot be kept in {folder}: {why}.</source>
        <translation>无法将所选模型记录到{folder}：{why}。</translation>
    </message>
    <message>
        <source>“{name}” cannot be a model&apos;s name: it has no letter or digit.</source>
        <translation>“{name}”不能作为模型名称：其中没有字母或数字。</translation>
    </message>
    <message>
        <source>There is a model “{name}” already; choose another name.</source>
        <translation>已有名为“{name}”的模型；请换一个名称。</translation>
    </message>
    <message>
        <source>{path} cannot be renamed: {why}.</source>
        <translation>无法重命名{path}：{why}。</translation>
    </message>
    <message>
        <source>The model is called {name} now, but its card cannot be changed: {why}.</source>
        <translation>模型现在名为{name}，但无法更改它的模型卡：{why}。</translation>
    </message>
    <message>
        <source>{path} cannot be deleted: {why}.</source>
        <translation>无法删除{path}：{why}。</translation>
    </message>
    <message>
        <source>There is no model “{name}” in the wastebasket.</source>
        <translation>回收站中没有模型“{name}”。</translation>
    </message>
    <message>
        <source>{path} cannot be restored: {why}.</source>
        <translation>无法恢复{path}：{why}。</translation>
    </message>
    <message>
        <source>The shipped model stays as it is and what it is called.</source>
        <translation>自带模型保持不变，名称也不能更改。</translation>
    </message>
    <message>
        <source>There is no model “{name}” in the library {folder}.</source>
        <translation>模型库{folder}中没有模型“{name}”。</translation>
    </message>
    <message>
        <source>The model cannot be saved in {folder}: {why}. Free some space or check the folder&apos;s permissions, then try again.</source>
        <translation>无法将模型保存到{folder}：{why}。请腾出空间或检查该文件夹的权限，然后重试。</translation>
    </message>
    <message>
        <source>A model whose numbers are whole ones cannot be looked into.</source>
        <translation>无法查看使用整数运算的模型的各层。</translation>
    </message>
    <message>
        <source>The layers of {path} cannot be looked into.</source>
        <translation>无法查看{path}的各层。</translation>
    </message>
    <message>
        <source>line {line}, column {column} is no JSON</source>
        <translation>第{line}行第{column}列不是JSON</translation>
    </message>
    <message>
        <source>it is no text in UTF-8</source>
        <translation>不是UTF-8文本</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有此文件或文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个文件夹</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹不为空</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源正忙</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有此设备</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>没有此设备或地址</translation>
    </message>
    <message>
        <source>what it says of a digit are no numbers (NaN).</source>
        <translation>它对数字给出的结果不是数值（NaN）。</translation>
    </message>
    <message>
        <source>it reads {percent} % of MNIST&apos;s digits at best, however they are given to it and however its outputs are ordered; guessing alone reads 10 %.</source>
        <translation>无论以何种方式输入、如何排列输出，它最多只能正确识别{percent} %的MNIST数字；随机猜测也有10 %。</translation>
    </message>
    <message>
        <source>it reads {percent} % of MNIST&apos;s test digits; guessing alone reads 10 %.</source>
        <translation>它只能正确识别{percent} %的MNIST测试数字；随机猜测也有10 %。</translation>
    </message>
    <message>
        <source>The loss has left all bounds, so the training was ended. A smaller learning rate will help.</source>
        <translation>损失已失控，训练因此终止。请减小学习率。</translation>
    </message>
    <message>
        <source>{folder} holds a checkpoint of another plan; name another.</source>
        <translation>{folder}中有另一个训练计划的检查点；请换一个文件夹。</translation>
    </message>
    <message>
        <source>{name} cannot be {value}</source>
        <translation>{name}不能为{value}</translation>
    </message>
    <message>
        <source>epochs must be 1 or more</source>
        <translation>轮数必须至少为1</translation>
    </message>
    <message>
        <source>the batch size must be 1 or more</source>
        <translation>批大小必须至少为1</translation>
    </message>
    <message>
        <source>the learning rate must be above 0</source>
        <translation>学习率必须大于0</translation>
    </message>
    <message>
        <source>the weight decay must not be negative</source>
        <translation>权重衰减不能为负</translation>
    </message>
    <message>
        <source>MNIST must be gone through at least once</source>
        <translation>MNIST至少要遍历1次，至多100次</translation>
    </message>
    <message>
        <source>pen strokes must be drawn at least once</source>
        <translation>每个笔画至少要绘制1次，至多100次</translation>
    </message>
    <message>
        <source>doubt must be in [0, 0.5)</source>
        <translation>存疑阈值必须在[0, 0.5)之间</translation>
    </message>
    <message>
        <source>label smoothing must be in [0, 1)</source>
        <translation>标签平滑必须在[0, 1)之间</translation>
    </message>
    <message>
        <source>between 100 and 30,000 digits must be held back</source>
        <translation>留出的数字必须在100到30,000之间</translation>
    </message>
    <message>
        <source>between 0 and 1,000,000 characters can be drawn</source>
        <translation>可生成的字符数在0到1,000,000之间</translation>
    </message>
    <message>
        <source>the seed must be 0 to 2,000,000,000</source>
        <translation>随机种子必须在0到2,000,000,000之间</translation>
    </message>
    <message>
        <source>there is no network “{name}”; there are {names}</source>
        <translation>没有网络“{name}”；可用的有{names}</translation>
    </message>
    <message>
        <source>start must be {names} or {prefix} and a name</source>
        <translation>起点必须是{names}，或{prefix}加名称</translation>
    </message>
    <message>
        <source>the share to blend in must be in [0, 1)</source>
        <translation>混合比例必须在 [0, 1) 之内</translation>
    </message>
    <message>
        <source>the corpus must hold something</source>
        <translation>训练数据不能为空</translation>
    </message>
    <message>
        <source>This plan cannot be run: {rule}.</source>
        <translation>无法执行此训练计划：{rule}。</translation>
    </message>
    <message>
        <source>This is not a training plan: {why}</source>
        <translation>这不是训练计划：{why}</translation>
    </message>
    <message>
        <source>This is not a training plan: it does not say {names}.</source>
        <translation>这不是训练计划：缺少 {names}。</translation>
    </message>
    <message>
        <source>There is no preset “{name}”; there are {names}.</source>
        <translation>没有预设“{name}”；可用的有{names}。</translation>
    </message>
    <message>
        <source>it is broken: it cannot be unpacked.</source>
        <translation>文件已损坏：无法解压。</translation>
    </message>
    <message>
        <source>it holds a network without weights.</source>
        <translation>其中的网络没有权重。</translation>
    </message>
    <message>
        <source>it has no {name}; weights in other formats are not read.</source>
        <translation>其中没有{name}；不读取其他格式的权重。</translation>
    </message>
    <message>
        <source>its {name} unpacks to more than {most} MB; no model that reads digits has that much.</source>
        <translation>其中的{name}解压后超过{most} MB；识别数字的模型不会这么大。</translation>
    </message>
    <message>
        <source>it is broken: HDF5 says “{why}”.</source>
        <translation>文件已损坏：HDF5报告“{why}”。</translation>
    </message>
    <message>
        <source>it holds weights without a network. Save the whole model, not its weights alone.</source>
        <translation>其中只有权重，没有网络。请保存完整的模型，而不只是权重。</translation>
    </message>
    <message>
        <source>its groups are nested without end.</source>
        <translation>其中的组嵌套过深。</translation>
    </message>
    <message>
        <source>it holds more than {most} arrays.</source>
        <translation>其中的数组超过{most}个。</translation>
    </message>
    <message>
        <source>“{name}” in it is a link, by which it may read other files.</source>
        <translation>其中的“{name}”是链接，可能借此读取其他文件。</translation>
    </message>
    <message>
        <source>“{name}” in it is neither a group nor an array.</source>
        <translation>其中的“{name}”既不是组，也不是数组。</translation>
    </message>
    <message>
        <source>its array “{name}” is kept in another file.</source>
        <translation>数组“{name}”存放在另一个文件中。</translation>
    </message>
    <message>
        <source>its array “{name}” holds no numbers.</source>
        <translation>数组“{name}”中不是数值。</translation>
    </message>
    <message>
        <source>its weights would take more than {most} MB; no model that reads digits has that many.</source>
        <translation>权重将占用超过{most} MB；识别数字的模型不会有这么多权重。</translation>
    </message>
    <message>
        <source>its array “{name}” is packed in pieces far too large.</source>
        <translation>数组“{name}”的分块过大。</translation>
    </message>
    <message>
        <source>its array “{name}” is packed in a way that HDF5 cannot undo by itself.</source>
        <translation>数组“{name}”的压缩方式不是HDF5自带的。</translation>
    </message>
    <message>
        <source>its array “{name}” holds numbers that are none (NaN).</source>
        <translation>数组“{name}”中有非数值（NaN）。</translation>
    </message>
    <message>
        <source>its list “{name}” is far too long.</source>
        <translation>列表“{name}”过长。</translation>
    </message>
    <message>
        <source>Models come in .keras, .h5 and .tflite files.</source>
        <translation>模型文件的格式为.keras、.h5和.tflite。</translation>
    </message>
    <message>
        <source>it is a folder. {hint}</source>
        <translation>它是一个文件夹。{hint}</translation>
    </message>
    <message>
        <source>it is no ordinary file.</source>
        <translation>它不是普通文件。</translation>
    </message>
    <message>
        <source>there is no such file.</source>
        <translation>没有此文件。</translation>
    </message>
    <message>
        <source>it cannot be read ({why}).</source>
        <translation>无法读取（{why}）。</translation>
    </message>
    <message>
        <source>it has {size} MB, and a model that reads digits has no need of more than {most} MB.</source>
        <translation>文件有{size} MB，而识别数字的模型用不着超过{most} MB。</translation>
    </message>
    <message>
        <source>it is broken, or no model. {hint}</source>
        <translation>文件已损坏，或不是模型。{hint}</translation>
    </message>
    <message>
        <source>it is an archive without a network in it. {hint}</source>
        <translation>它是压缩包，但其中没有网络。{hint}</translation>
    </message>
    <message>
        <source>it is empty.</source>
        <translation>它是空的。</translation>
    </message>
    <message>
        <source>it is a Python pickle, which may run any program when it is opened. Save the model as .keras, .h5 or .tflite.</source>
        <translation>它是Python的pickle文件，打开时可能运行任意程序。请将模型存为.keras、.h5或.tflite。</translation>
    </message>
    <message>
        <source>it is broken: it begins like a .keras file and ends too soon.</source>
        <translation>文件已损坏：开头像.keras文件，但不完整。</translation>
    </message>
    <message>
        <source>it is of PyTorch and holds a Python pickle, which may run any program when it is opened. Convert the model to .tflite.</source>
        <translation>它来自PyTorch，其中的Python pickle在打开时可能运行任意程序。请将模型转换为.tflite。</translation>
    </message>
    <message>
        <source>it is broken: its tables lead nowhere.</source>
        <translation>文件已损坏：其中的表无法解析。</translation>
    </message>
    <message>
        <source>it keeps its weights outside its tables.</source>
        <translation>它的权重存放在表以外。</translation>
    </message>
    <message>
        <source>it has an operator that is not built into LiteRT, {name}.</source>
        <translation>其中的运算{name}不是LiteRT自带的。</translation>
    </message>
    <message>
        <source>it has an operator that a network needs not have, {name}.</source>
        <translation>其中有网络用不着的运算{name}。</translation>
    </message>
    <message>
        <source>it is broken.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>it has {count} graphs; a network is one.</source>
        <translation>其中有{count}个计算图；一个网络只有一个。</translation>
    </message>
    <message>
        <source>it has more than {most} tensors.</source>
        <translation>其中的张量超过{most}个。</translation>
    </message>
    <message>
        <source>it would take {size} MB to run.</source>
        <translation>运行它需要{size} MB内存。</translation>
    </message>
    <message>
        <source>it is broken: a tensor has no place.</source>
        <translation>文件已损坏：有张量没有对应的数据。</translation>
    </message>
    <message>
        <source>it is broken: a tensor is not as large as its numbers.</source>
        <translation>文件已损坏：有张量的大小与其数据不符。</translation>
    </message>
    <message>
        <source>it is broken: an operator works on nothing.</source>
        <translation>文件已损坏：有运算没有操作对象。</translation>
    </message>
    <message>
        <source>it reckons with something that is no number.</source>
        <translation>它用非数值进行计算。</translation>
    </message>
    <message>
        <source>it is broken: a tensor has less than no size.</source>
        <translation>文件已损坏：有张量的大小为负。</translation>
    </message>
    <message>
        <source>the description of its network has {size} MB.</source>
        <translation>网络的描述竟有{size} MB。</translation>
    </message>
    <message>
        <source>it is a model of the kind {kind}; only Sequential and Functional ones can be rebuilt without running a program that comes with them.</source>
        <translation>它是{kind}类型的模型；只有Sequential和Functional模型无需运行附带的程序即可重建。</translation>
    </message>
    <message>
        <source>it has more than {most} layers.</source>
        <translation>它的层数超过{most}。</translation>
    </message>
    <message>
        <source>what its network takes for input is not told.</source>
        <translation>没有说明网络的输入是什么。</translation>
    </message>
    <message>
        <source>one of its layers is applied to something that is no tensor.</source>
        <translation>有一层作用于非张量的对象。</translation>
    </message>
    <message>
        <source>one of its layers is called in an odd way: {key}.</source>
        <translation>有一层的调用方式异常：{key}。</translation>
    </message>
    <message>
        <source>{path} is there already; --force replaces it.</source>
        <translation>{path}已存在；用--force可替换。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {why}.</source>
        <translation>无法读取{path}：{why}。</translation>
    </message>
    <message>
        <source>Nothing can be trained, as a library cannot be loaded: {why}</source>
        <translation>无法加载所需的库，因此不能训练：{why}</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}.</source>
        <translation>无法写入{path}：{why}。</translation>
    </message>
    <message>
        <source>{path}, line {line}: this is no sample: {why}</source>
        <translation>{path}第{line}行不是样本：{why}</translation>
    </message>
    <message>
        <source>{path}: {count} lines are no samples.</source>
        <translation>{path}：有{count}行不是样本。</translation>
    </message>
    <message>
        <source>{path}, line {line}, is too long to be a sample.</source>
        <translation>{path}第{line}行过长，不会是样本。</translation>
    </message>
    <message>
        <source>your samples</source>
        <translation>您的样本</translation>
    </message>
    <message>
        <source>The sample {name} is damaged: {why} Remove it.</source>
        <translation>样本{name}已损坏：{why}请将它删除。</translation>
    </message>
    <message>
        <source>{number} by {writer}</source>
        <translation>{number}（书写者{writer}）</translation>
    </message>
    <message>
        <source>{path} was written by a later version of digitpad: update this one.</source>
        <translation>{path}由更新版本的digitpad写入：请更新本程序。</translation>
    </message>
    <message>
        <source>{path} cannot be read, and it cannot be moved out of the way: {why}.</source>
        <translation>无法读取{path}，也无法将其移开：{why}。</translation>
    </message>
    <message>
        <source>The file with {what}, {path}, could not be read. It is now called {name}, and a new one is begun.</source>
        <translation>无法读取{what}的文件{path}。它现已更名为{name}，并另建了新文件。</translation>
    </message>
    <message>
        <source>another program is using it; try again in a moment</source>
        <translation>另一个程序正在使用它，请稍后重试</translation>
    </message>
    <message>
        <source>it, or the folder that it is in, may not be written to</source>
        <translation>该文件或其所在文件夹不可写入</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the coordinates have no X or no Y</source>
        <translation>坐标中没有X或没有Y</translation>
    </message>
    <message>
        <source>a coordinate is no number</source>
        <translation>有坐标不是数字</translation>
    </message>
    <message>
        <source>the points below have not all {count} coordinates</source>
        <translation>以下的点并非都有{count}个坐标</translation>
    </message>
    <message>
        <source>a coordinate below is far too large</source>
        <translation>以下有坐标过大</translation>
    </message>
    <message>
        <source>“{text}” names no components</source>
        <translation>“{text}”没有指明笔画</translation>
    </message>
    <message>
        <source>“{text}” is not a file of the corpus</source>
        <translation>“{text}”不是该数据集的文件</translation>
    </message>
    <message>
        <source>the file {name} that it includes is missing</source>
        <translation>缺少它所包含的文件{name}</translation>
    </message>
    <message>
        <source>files include each other without an end</source>
        <translation>文件相互包含，没有尽头</translation>
    </message>
    <message>
        <source>the segment does not say what its components are</source>
        <translation>该段没有说明由哪些笔画组成</translation>
    </message>
    <message>
        <source>“{text}” is not among its {count} components</source>
        <translation>“{text}”不在其{count}个笔画之中</translation>
    </message>
    <message>
        <source>{path}, line {line}: {why}.</source>
        <translation>{path}第{line}行：{why}。</translation>
    </message>
    <message>
        <source>A box is four numbers: left, top, right and bottom, in pixels.</source>
        <translation>方框应为四个数：左、上、右、下，以像素为单位。</translation>
    </message>
    <message>
        <source>There is no model at {path}.</source>
        <translation>{path}处没有模型。</translation>
    </message>
    <message>
        <source>The model {path} cannot be read: {why}.</source>
        <translation>无法读取模型{path}：{why}。</translation>
    </message>
    <message>
        <source>{path} cannot be used as it is: import it with “digitpad models import”, or in the window.</source>
        <translation>{path}不能直接使用：请用“digitpad models import”或在窗口中导入。</translation>
    </message>
    <message>
        <source>{path} is not a LiteRT model: the file is broken or something else.</source>
        <translation>{path}不是LiteRT模型：文件已损坏，或是别的文件。</translation>
    </message>
    <message>
        <source>{path} breaks off when it is run: {why}</source>
        <translation>{path}在运行时中断：{why}</translation>
    </message>
    <message>
        <source>{path} is not a LiteRT model: the file is broken.</source>
        <translation>{path}不是LiteRT模型：文件已损坏。</translation>
    </message>
    <message>
        <source>{path} does not go from a 28x28 frame to ten numbers.</source>
        <translation>{path}不是从28×28的帧得出十个数的模型。</translation>
    </message>
    <message>
        <source>{path} cannot be prepared to run: {why}</source>
        <translation>{path}无法准备运行：{why}</translation>
    </message>
    <message>
        <source>This is no drawing in InkML: {why}</source>
        <translation>这不是InkML格式的手绘稿：{why}</translation>
    </message>
    <message>
        <source>One character was not read.</source>
        <translation>有一个字符未能识别。</translation>
    </message>
    <message>
        <source>{count} characters were not read.</source>
        <translation>有{count}个字符未能识别。</translation>
    </message>
    <message>
        <source>no process can be started ({why})</source>
        <translation>无法启动进程（{why}）</translation>
    </message>
    <message>
        <source>reading was stopped</source>
        <translation>识别已停止</translation>
    </message>
    <message>
        <source>it brought the reader down: it may be damaged</source>
        <translation>它使识别进程崩溃，可能已损坏</translation>
    </message>
    <message>
        <source>each ends at once</source>
        <translation>每个进程都立即结束</translation>
    </message>
    <message>
        <source>{file} was not read: {why}.</source>
        <translation>未识别{file}：{why}。</translation>
    </message>
    <message>
        <source>it takes more memory than a model that reads digits can have a use for.</source>
        <translation>它占用的内存超出了识别数字的模型所需。</translation>
    </message>
    <message>
        <source>what is made of it cannot be written ({why}). Free some space for temporary files and try again.</source>
        <translation>无法写入由它生成的内容（{why}）。请为临时文件腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>something in it was not foreseen ({kind}).</source>
        <translation>其中有意料之外的内容（{kind}）。</translation>
    </message>
    <message>
        <source>the library that reads it cannot be loaded: {why}.</source>
        <translation>无法加载用于读取它的库：{why}。</translation>
    </message>
    <message>
        <source>The training could not be started: {why}: {path}. Check that there is free space for temporary files.</source>
        <translation>无法开始训练：{why}：{path}。请检查是否有存放临时文件的空间。</translation>
    </message>
    <message>
        <source>The training could not be started: {why}.</source>
        <translation>无法开始训练：{why}。</translation>
    </message>
    <message>
        <source>signal {number}: it was ended from outside, or the memory had run out</source>
        <translation>信号{number}：进程被外部终止，或内存已耗尽</translation>
    </message>
    <message>
        <source>The training ended unexpectedly ({how}); nothing was saved.</source>
        <translation>训练意外终止（{how}）；未保存任何内容。</translation>
    </message>
    <message>
        <source>signal {number}</source>
        <translation>信号{number}</translation>
    </message>
    <message>
        <source>exit code {number}</source>
        <translation>退出码{number}</translation>
    </message>
    <message>
        <source>{ended} Its last words were: {words}</source>
        <translation>{ended}它最后的输出是：{words}</translation>
    </message>
    <message>
        <source>Keras cannot rebuild its network: {why}</source>
        <translation>Keras无法重建它的网络：{why}</translation>
    </message>
    <message>
        <source>it has {inputs} inputs and {outputs} outputs, and is to have one of each.</source>
        <translation>它有{inputs}个输入和{outputs}个输出，而应当各有一个。</translation>
    </message>
    <message>
        <source>it cannot be converted to LiteRT: {why}</source>
        <translation>无法转换为LiteRT：{why}</translation>
    </message>
    <message>
        <source>its network has more than {most} weights; no model that reads digits needs that many.</source>
        <translation>它的网络有超过{most}个权重；识别数字的模型用不着这么多。</translation>
    </message>
    <message>
        <source>{path} is not imported: {why}</source>
        <translation>未导入{path}：{why}</translation>
    </message>
    <message>
        <source>{path} is not imported: there is no room for temporary files ({why}).</source>
        <translation>未导入{path}：没有可用于临时文件的空间（{why}）。</translation>
    </message>
    <message>
        <source>{path} is not written: {why}</source>
        <translation>未写入{path}：{why}</translation>
    </message>
    <message>
        <source>digitpad cannot be started ({why}).</source>
        <translation>无法启动digitpad（{why}）。</translation>
    </message>
    <message>
        <source>it was not done within {count} seconds.</source>
        <translation>未能在{count}秒内完成。</translation>
    </message>
    <message>
        <source>{model} has no {name}. A model that was imported from a .tflite file can be exported as .tflite only.</source>
        <translation>{model}没有{name}。从.tflite文件导入的模型只能导出为.tflite。</translation>
    </message>
    <message>
        <source>the program that reads it broke down over it ({how}).</source>
        <translation>读取它的程序因它而崩溃（{how}）。</translation>
    </message>
    <message>
        <source>The weights of {model} do not fit the network “{network}”: choose the network that they are of, or start from scratch.</source>
        <translation>{model}的权重不适合网络“{network}”：请选择权重所属的网络，或从零开始训练。</translation>
    </message>
    <message>
        <source>There is nothing to start from: {why}</source>
        <translation>没有可作为起点的模型：{why}</translation>
    </message>
    <message>
        <source>The training cannot start from {model}: it was made elsewhere, and is used to another input or output. Start from scratch.</source>
        <translation>不能以{model}为起点训练：它来自别处，使用不同的输入或输出。请从零开始训练。</translation>
    </message>
    <message>
        <source>The training cannot start from {model}: it has no weights to go on from, as {name} is missing. Start from scratch.</source>
        <translation>不能以{model}为起点训练：缺少{name}，没有可继续学习的权重。请从零开始训练。</translation>
    </message>
    <message>
        <source>The training cannot start from {model}: {path} cannot be read. {why}</source>
        <translation>不能以{model}为起点训练：无法读取{path}。{why}</translation>
    </message>
    <message>
        <source>the shipped model</source>
        <translation>自带模型</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>its network is not described as Keras does it.</source>
        <translation>它对网络的描述不符合Keras的格式。</translation>
    </message>
    <message>
        <source>it takes {numbers}; digitpad gives 28x28 pixels: 28x28, 28x28x1 or 784 numbers.</source>
        <translation>它的输入是{numbers}；digitpad提供28×28像素：28x28、28x28x1或784个数。</translation>
    </message>
    <message>
        <source>it gives {numbers}, and there are ten digits.</source>
        <translation>它的输出是{numbers}，而数字有十个。</translation>
    </message>
    <message>
        <source>{size} numbers</source>
        <translation>{size}个数</translation>
    </message>
    <message>
        <source>no numbers</source>
        <translation>零个数</translation>
    </message>
    <message>
        <source>a Lambda layer, which may run any program</source>
        <translation>Lambda层，可能运行任意程序</translation>
    </message>
    <message>
        <source>an operation of TensorFlow that is no layer</source>
        <translation>TensorFlow的运算，而不是层</translation>
    </message>
    <message>
        <source>a layer that loads a program from another file</source>
        <translation>从另一个文件加载程序的层</translation>
    </message>
    <message>
        <source>a module of PyTorch, which may run any program</source>
        <translation>PyTorch模块，可能运行任意程序</translation>
    </message>
    <message>
        <source>of the kind {kind}, which digitpad does not know</source>
        <translation>digitpad不认识的类型{kind}</translation>
    </message>
    <message>
        <source>its layer “{name}” is {what}.</source>
        <translation>其中的层“{name}”是{what}。</translation>
    </message>
    <message>
        <source>its layer “{name}” ({kind}) has a setting that makes no sense: {key} = {value}.</source>
        <translation>其中的层“{name}”（{kind}）有一项设置没有意义：{key} = {value}。</translation>
    </message>
    <message>
        <source>its layer “{name}” ({kind}) has a setting that digitpad does not know: {key} = {value}.</source>
        <translation>其中的层“{name}”（{kind}）有一项digitpad不认识的设置：{key} = {value}。</translation>
    </message>
    <message>
        <source>it needs a class of its own, {kind}, which would be a program to run.</source>
        <translation>它需要自带的类{kind}，而那意味着要运行其中的程序。</translation>
    </message>
    <message>
        <source>it has an operation that is no layer, {kind}.</source>
        <translation>其中有不是层的运算{kind}。</translation>
    </message>
    <message>
        <source>a layer has a name that makes no sense: {name}.</source>
        <translation>有一层的名称没有意义：{name}。</translation>
    </message>
    <message>
        <source>There is not enough memory for this training. A smaller batch or corpus will help.</source>
        <translation>内存不足以进行此次训练。请减小批大小或减少训练数据。</translation>
    </message>
    <message>
        <source>A process that drew the corpus was ended from outside, perhaps because the memory had run out. A smaller corpus may help.</source>
        <translation>生成训练数据的进程被外部终止，可能是因为内存耗尽。减少训练数据或许有用。</translation>
    </message>
    <message>
        <source>There is too little space in {place} for a new model: {free} MB are free, and {needed} MB are needed. Free some and start again.</source>
        <translation>{place}的空间不足以保存新模型：可用{free} MB，需要{needed} MB。请腾出空间后重新开始。</translation>
    </message>
    <message>
        <source>{why} ({path})</source>
        <translation>{why}（{path}）</translation>
    </message>
    <message>
        <source>The training broke off: {why}. Check that there is free space for the model and for temporary files.</source>
        <translation>训练中断：{why}。请检查是否有存放模型和临时文件的空间。</translation>
    </message>
    <message>
        <source>The training broke off: {why}</source>
        <translation>训练中断：{why}</translation>
    </message>
    <message>
        <source>The network was trained, but it cannot be converted into the form that reads digits. Check that there is free space for temporary files in {folder}. ({why})</source>
        <translation>网络已训练完成，但无法转换为用于识别的格式。请检查{folder}中是否有存放临时文件的空间。（{why}）</translation>
    </message>
    <message>
        <source>Its card has no digit threshold: it takes everything for a digit.</source>
        <translation>它的模型卡没有数字阈值：一切都被当作数字。</translation>
    </message>
    <message>
        <source>A glyph is a digit from a score of {threshold} on.</source>
        <translation>得分达到{threshold}的字形判为数字。</translation>
    </message>
    <message>
        <source>{count} digits</source>
        <translation>{count}个数字</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>置信度最高的错误</translation>
    </message>
    <message>
        <source>{count} that are no digits</source>
        <translation>{count}个非数字</translation>
    </message>
    <message>
        <source>Most digit-like of those taken for digits</source>
        <translation>被当作数字的样本中最像数字的</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>mean over sources</source>
        <translation>按来源平均</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>kept as digits</source>
        <translation>判为数字</translation>
    </message>
    <message>
        <source>no ink found in</source>
        <translation>未找到墨迹</translation>
    </message>
    <message>
        <source>Right digit by digit read</source>
        <translation>实际数字与识别结果</translation>
    </message>
    <message>
        <source>Share right by confidence</source>
        <translation>各置信度下的准确率</translation>
    </message>
    <message>
        <source>{count} sources, the lowest first</source>
        <translation>{count}个来源，最低的在前</translation>
    </message>
    <message>
        <source>refused with {percent} % of digits kept</source>
        <translation>保留{percent} %的数字时的拒识率</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒识率</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>told from</source>
        <translation>区分对象</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision, %</source>
        <translation>精确率（%）</translation>
    </message>
    <message>
        <source>Reliability diagram</source>
        <translation>可靠性图</translation>
    </message>
    <message>
        <source>confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>{count} with {confidence} on average: {right} right</source>
        <translation>{count}个，平均置信度{confidence}：准确率{right}</translation>
    </message>
    <message>
        <source>what the model saw</source>
        <translation>模型看到的帧</translation>
    </message>
    <message>
        <source>the picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>{label}, no ink found</source>
        <translation>{label}，未找到墨迹</translation>
    </message>
    <message>
        <source>taken for {read}, {chance}, score {score}</source>
        <translation>当作{read}，{chance}，得分{score}</translation>
    </message>
    <message>
        <source>{label} read as {read}, {chance}</source>
        <translation>{label}识别为{read}，{chance}</translation>
    </message>
    <message>
        <source>no. {name}</source>
        <translation>编号{name}</translation>
    </message>
    <message>
        <source>Imported from {name}.</source>
        <translation>从{name}导入。</translation>
    </message>
    <message>
        <source>Its paper is {paper} and its ink {ink}.</source>
        <translation>它以{paper}为纸、{ink}为墨。</translation>
    </message>
    <message>
        <source>It reads rows as columns.</source>
        <translation>它将行当作列来读取。</translation>
    </message>
    <message>
        <source>Its outputs for the digits 0 to 9 are numbers {order}.</source>
        <translation>数字0至9对应的输出序号为{order}。</translation>
    </message>
    <message>
        <source>It knows digits only: whether a glyph is one is told by how sure it is of the most probable digit, and letters may pass.</source>
        <translation>它只认识数字：字形是否为数字，取决于它对最可能的数字有多大把握，字母可能会被放过。</translation>
    </message>
    <message>
        <source>A drawing of {count} strokes cannot be read, {most} at most: save parts of it.</source>
        <translation>无法识别含有{count}个笔画的手绘稿，最多{most}个：请分成几部分保存。</translation>
    </message>
</context>
<context>
    <name>AboutWindow</name>
    <message>
        <source>About digitpad</source>
        <translation>关于digitpad</translation>
    </message>
    <message>
        <source>Version {version}

Reads handwritten digits while you write, and learns when you ask it to. Everything happens on this computer.

MIT licence. Trained with MNIST, by Yann LeCun, Corinna Cortes and Christopher Burges.</source>
        <translation>版本{version}

边写边识别手写数字，并在您需要时学习。一切都在本机上进行。

MIT许可证。使用Yann LeCun、Corinna Cortes和Christopher Burges的MNIST训练。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open Picture…</source>
        <translation>打开图片(&amp;O)…</translation>
    </message>
    <message>
        <source>Read the digits in a picture</source>
        <translation>识别图片中的数字</translation>
    </message>
    <message>
        <source>&amp;Paste Picture</source>
        <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
        <source>Read a picture from the clipboard</source>
        <translation>识别剪贴板中的图片</translation>
    </message>
    <message>
        <source>&amp;Save Drawing…</source>
        <translation>保存手绘稿(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the drawing, to open it again or as a picture</source>
        <translation>保存手绘稿，以便再次打开，或存为图片</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last stroke, picture or Clear</source>
        <translation>撤销上一个笔画、图片或清空操作</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Bring back what was taken back</source>
        <translation>恢复撤销的内容</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>Empty the pad; undo brings the drawing back</source>
        <translation>清空画板；可撤销以恢复手绘稿</translation>
    </message>
    <message>
        <source>C&amp;opy Reading</source>
        <translation>复制识别结果(&amp;O)</translation>
    </message>
    <message>
        <source>Copy the digits that were read as text</source>
        <translation>将识别出的数字复制为文本</translation>
    </message>
    <message>
        <source>Copy as P&amp;icture</source>
        <translation>复制为图片(&amp;I)</translation>
    </message>
    <message>
        <source>Copy the drawing as a picture</source>
        <translation>将手绘稿复制为图片</translation>
    </message>
    <message>
        <source>&amp;Thicker Pen</source>
        <translation>更粗的笔(&amp;T)</translation>
    </message>
    <message>
        <source>T&amp;hinner Pen</source>
        <translation>更细的笔(&amp;H)</translation>
    </message>
    <message>
        <source>E&amp;raser</source>
        <translation>橡皮擦(&amp;R)</translation>
    </message>
    <message>
        <source>Rub strokes out, for as long as the key is held or until it is pressed again; the right button and a pen&apos;s other end always do</source>
        <translation>擦除笔画：按住按键期间有效，或再按一次结束；右键和笔的另一端始终可用作橡皮擦</translation>
    </message>
    <message>
        <source>See &amp;Why…</source>
        <translation>查看依据(&amp;W)…</translation>
    </message>
    <message>
        <source>See which ink speaks for the reading, and what the model&apos;s layers make of it</source>
        <translation>查看哪些墨迹支持识别结果，以及模型各层从中得出了什么</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>As the &amp;System Is</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>Pen, theme, language and the model in use</source>
        <translation>笔、主题、语言和使用中的模型</translation>
    </message>
    <message>
        <source>&amp;Retrain…</source>
        <translation>重新训练(&amp;R)…</translation>
    </message>
    <message>
        <source>Train a new model in the background</source>
        <translation>在后台训练新模型</translation>
    </message>
    <message>
        <source>&amp;Stop Training</source>
        <translation>停止训练(&amp;S)</translation>
    </message>
    <message>
        <source>Stop; the present model stays in use</source>
        <translation>停止训练；继续使用当前模型</translation>
    </message>
    <message>
        <source>Mo&amp;dels…</source>
        <translation>模型库(&amp;D)…</translation>
    </message>
    <message>
        <source>Use, compare, rename, delete, import and export models</source>
        <translation>使用、比较、重命名、删除、导入和导出模型</translation>
    </message>
    <message>
        <source>&amp;Evaluate…</source>
        <translation>评估(&amp;E)…</translation>
    </message>
    <message>
        <source>See what a model reads right and wrong, or compare two</source>
        <translation>查看模型识别对了什么、错了什么，或比较两个模型</translation>
    </message>
    <message>
        <source>&amp;Browse Digits…</source>
        <translation>浏览数字(&amp;B)…</translation>
    </message>
    <message>
        <source>Look through the digits that models are trained and tested on</source>
        <translation>浏览用于训练和测试模型的数字</translation>
    </message>
    <message>
        <source>Sa&amp;mples…</source>
        <translation>样本(&amp;M)…</translation>
    </message>
    <message>
        <source>See, change and take along the digits that you kept</source>
        <translation>查看、更改和导出您保留的数字</translation>
    </message>
    <message>
        <source>&amp;Use Shipped Model</source>
        <translation>使用自带模型(&amp;U)</translation>
    </message>
    <message>
        <source>Go back to the model that digitpad came with</source>
        <translation>恢复使用digitpad自带的模型</translation>
    </message>
    <message>
        <source>digitpad &amp;Guide</source>
        <translation>digitpad指南(&amp;G)</translation>
    </message>
    <message>
        <source>How to draw, open pictures and train, in a few pages</source>
        <translation>如何书写、打开图片和训练，只需几页</translation>
    </message>
    <message>
        <source>Show &amp;Log Folder</source>
        <translation>显示日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>Where digitpad writes down what went wrong</source>
        <translation>digitpad在此记录出错情况</translation>
    </message>
    <message>
        <source>Keyboard &amp;Shortcuts</source>
        <translation>键盘快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;About digitpad</source>
        <translation>关于digitpad(&amp;A)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>{what} ({key})</source>
        <translation>{what}（{key}）</translation>
    </message>
    <message>
        <source>&amp;Keep Reading as Right</source>
        <translation>确认识别正确并保留(&amp;K)</translation>
    </message>
    <message>
        <source>Keep every glyph as it was read, to learn from</source>
        <translation>按识别结果保留每个字形，供学习之用</translation>
    </message>
    <message>
        <source>Keep &amp;Glyph As</source>
        <translation>字形保留为(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;No Digit</source>
        <translation>非数字(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>主题(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>The pad is empty.</source>
        <translation>画板是空的。</translation>
    </message>
    <message>
        <source>No digit.</source>
        <translation>不是数字。</translation>
    </message>
    <message>
        <source>{text}, {percent} percent sure.</source>
        <translation>{text}，置信度百分之{percent}。</translation>
    </message>
    <message>
        <source>{digits}.</source>
        <translation>{digits}。</translation>
    </message>
</context>
<context>
    <name>BrowserFilter</name>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No digit</source>
        <translation>非数字</translation>
    </message>
    <message>
        <source>However read</source>
        <translation>识别不限</translation>
    </message>
    <message>
        <source>Read right</source>
        <translation>识别正确</translation>
    </message>
    <message>
        <source>Read wrong</source>
        <translation>识别错误</translation>
    </message>
    <message>
        <source>Taken for no digit</source>
        <translation>判为非数字</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>按存储顺序</translation>
    </message>
    <message>
        <source>Least confident first</source>
        <translation>置信度低的在前</translation>
    </message>
    <message>
        <source>Most confident first</source>
        <translation>置信度高的在前</translation>
    </message>
    <message>
        <source>Lowest confidence</source>
        <translation>最低置信度</translation>
    </message>
    <message>
        <source>Highest confidence</source>
        <translation>最高置信度</translation>
    </message>
    <message>
        <source>Sho&amp;w All</source>
        <translation>全部显示(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Digit</source>
        <translation>数字(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;How</source>
        <translation>识别情况(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Confidence</source>
        <translation>置信度(&amp;C)</translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <translation>至(&amp;O)</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Drawing pad</source>
        <translation>手写画板</translation>
    </message>
    <message>
        <source>Draw a digit here with the mouse, a pen or a finger, or drop a picture.</source>
        <translation>用鼠标、笔或手指在此书写一个数字，或拖入图片。</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>在此书写一个数字</translation>
    </message>
    <message>
        <source>or drop a picture of one</source>
        <translation>或拖入一张数字图片</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Open Drawing</source>
        <translation>打开手绘稿</translation>
    </message>
    <message>
        <source>Open Picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>笔画</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>There is none of these.</source>
        <translation>没有此类图片。</translation>
    </message>
    <message>
        <source>Figures of both models</source>
        <translation>两个模型的各项指标</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒识率</translation>
    </message>
    <message>
        <source>Refused, 98 % of digits kept</source>
        <translation>拒识率（保留98 %的数字时）</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Kept as digits</source>
        <translation>判为数字</translation>
    </message>
    <message>
        <source>Recall of {digit}</source>
        <translation>{digit}的召回率</translation>
    </message>
    <message>
        <source>Both models do equally well on these {count}.</source>
        <translation>两个模型在这{count}个字符上表现相同。</translation>
    </message>
    <message>
        <source>“{better}” does {more} more of {count} right, which may well be chance: two equally good models would differ that much in {chance} of such tests.</source>
        <translation>“{better}”在{count}个字符中多识别对{more}个，但这很可能只是偶然：两个水平相同的模型，也会在{chance}的此类测试中出现这么大的差异。</translation>
    </message>
    <message>
        <source>“{better}” does {more} more of {count} right. That is hardly chance: two equally good models would differ that much in {chance} of such tests.</source>
        <translation>“{better}”在{count}个字符中多识别对{more}个。这不太可能是偶然：两个水平相同的模型，只会在{chance}的此类测试中出现这么大的差异。</translation>
    </message>
    <message>
        <source>Only “{model}” is right: {count}</source>
        <translation>仅“{model}”正确：{count}</translation>
    </message>
    <message>
        <source>Neither is right: {count}</source>
        <translation>两者均不正确：{count}</translation>
    </message>
    <message>
        <source>{first_model}: {first}. {second_model}: {second}.</source>
        <translation>{first_model}：{first}。{second_model}：{second}。</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>The new model and the old one</source>
        <translation>新模型与旧模型</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>旧模型</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>not scored</source>
        <translation>未评测</translation>
    </message>
    <message>
        <source>{difference}, may be chance</source>
        <translation>{difference}，可能是偶然</translation>
    </message>
    <message>
        <source>Two models that are alike would often differ by as much.</source>
        <translation>两个水平相近的模型也常有这么大的差异。</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix: digits by what was read</source>
        <translation>混淆矩阵：实际数字与识别结果</translation>
    </message>
    <message>
        <source>No ink found in {count} of {total} pictures of a {label}</source>
        <translation>数字{label}的{total}张图片中，有{count}张未找到墨迹</translation>
    </message>
    <message>
        <source>{label} read as {read}: {count} of {total}</source>
        <translation>{label}识别为{read}：{total}个中有{count}个</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Loss and accuracy over the epochs</source>
        <translation>各轮的损失与准确率</translation>
    </message>
    <message>
        <source>each batch</source>
        <translation>每批</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>每轮</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy, %</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>After epoch {epoch} the loss is {loss}, and {percent} % of what was held back is right.</source>
        <translation>第{epoch}轮后，损失为{loss}，留出数据的准确率为{percent} %。</translation>
    </message>
</context>
<context>
    <name>DatasetBrowser</name>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>来源(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Pen &amp;File…</source>
        <translation>笔迹文件(&amp;F)…</translation>
    </message>
    <message>
        <source>F&amp;older of Pen Files…</source>
        <translation>笔迹文件的文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Take off the List</source>
        <translation>从列表中移除(&amp;T)</translation>
    </message>
    <message>
        <source>The file itself stays where it is.</source>
        <translation>文件本身留在原处。</translation>
    </message>
    <message>
        <source>O&amp;rder</source>
        <translation>排序(&amp;R)</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>图片大小</translation>
    </message>
    <message>
        <source>MNIST, test digits</source>
        <translation>MNIST测试数字</translation>
    </message>
    <message>
        <source>MNIST, training digits</source>
        <translation>MNIST训练数字</translation>
    </message>
    <message>
        <source>Generated pen characters</source>
        <translation>生成的笔迹字符</translation>
    </message>
    <message>
        <source>My samples</source>
        <translation>我的样本</translation>
    </message>
    <message>
        <source>Pen file {name}</source>
        <translation>笔迹文件{name}</translation>
    </message>
    <message>
        <source>Add Pen File</source>
        <translation>添加笔迹文件</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>Nothing here is as wanted: Show All shows everything again.</source>
        <translation>没有符合条件的内容：“全部显示”可重新显示所有内容。</translation>
    </message>
    <message>
        <source>There is nothing here yet. Keep a digit that was read on the pad.</source>
        <translation>这里还没有内容。请保留一个在画板上识别的数字。</translation>
    </message>
    <message>
        <source>Reading the file…</source>
        <translation>正在读取文件…</translation>
    </message>
    <message>
        <source>{model} is reading them…</source>
        <translation>{model}正在识别…</translation>
    </message>
    <message>
        <source>{shown} of {count} shown</source>
        <translation>显示{shown}个，共{count}个</translation>
    </message>
    <message>
        <source>{what} (no. {name})</source>
        <translation>{what}（编号{name}）</translation>
    </message>
    <message>
        <source>No. {name}</source>
        <translation>编号{name}</translation>
    </message>
</context>
<context>
    <name>EpochTable</name>
    <message>
        <source>Epochs</source>
        <translation>各轮</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Held back: loss</source>
        <translation>留出损失</translation>
    </message>
    <message>
        <source>Held back: right</source>
        <translation>留出准确率</translation>
    </message>
    <message>
        <source>{epoch}, the best so far</source>
        <translation>{epoch}，目前最佳</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something Went Wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详细信息(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Copy Details</source>
        <translation>复制详细信息(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;Log Folder</source>
        <translation>显示日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>{count} errors came one after the other; the details tell of all.</source>
        <translation>接连发生了{count}个错误；详细信息中全部列出。</translation>
    </message>
</context>
<context>
    <name>ErrorHook</name>
    <message>
        <source>digitpad ran into an error that it did not expect.</source>
        <translation>digitpad遇到了意外错误。</translation>
    </message>
    <message>
        <source>Your drawing is safe, and you can go on. If it happens again, please report it with the details below.</source>
        <translation>您的手绘稿没有丢失，可以继续使用。如果再次发生，请附上下面的详细信息进行报告。</translation>
    </message>
    <message>
        <source>There was not enough memory for this.</source>
        <translation>内存不足，无法完成此操作。</translation>
    </message>
    <message>
        <source>Your drawing is safe. Close other programs, and try it again.</source>
        <translation>您的手绘稿没有丢失。请关闭其他程序，然后重试。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Your drawing is safe. Free some space, and try it again.</source>
        <translation>您的手绘稿没有丢失。请释放一些空间，然后重试。</translation>
    </message>
    <message>
        <source>digitpad was not allowed to use the file {path}.</source>
        <translation>digitpad无权使用文件{path}。</translation>
    </message>
    <message>
        <source>Your drawing is safe. Check who may read and write the file, and try again.</source>
        <translation>您的手绘稿没有丢失。请检查该文件的读写权限，然后重试。</translation>
    </message>
</context>
<context>
    <name>EvaluationSetup</name>
    <message>
        <source>What to score the model on</source>
        <translation>用来评测模型的测试集</translation>
    </message>
    <message>
        <source>All &amp;writers</source>
        <translation>所有书写者(&amp;W)</translation>
    </message>
    <message>
        <source>Score what all writers of a pen file wrote, not only those kept for the test. Fair only to a model that was not trained on that file.</source>
        <translation>评测笔迹文件中所有书写者的字迹，而不仅是留作测试的那些。只有模型未用该文件训练过，这样才公平。</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>比较对象(&amp;C)</translation>
    </message>
    <message>
        <source>Sco&amp;re on</source>
        <translation>测试集(&amp;R)</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{model} (in use)</source>
        <translation>{model}（使用中）</translation>
    </message>
    <message>
        <source>shipped model</source>
        <translation>自带模型</translation>
    </message>
    <message>
        <source>{model}, shipped</source>
        <translation>{model}（自带）</translation>
    </message>
    <message>
        <source>MNIST&apos;s test digits</source>
        <translation>MNIST的测试数字</translation>
    </message>
    <message>
        <source>Scribbles</source>
        <translation>涂鸦</translation>
    </message>
    <message>
        <source>Pen file {name}</source>
        <translation>笔迹文件{name}</translation>
    </message>
    <message>
        <source>Pictures in {name}</source>
        <translation>{name}中的图片</translation>
    </message>
    <message>
        <source>No digits: {name}</source>
        <translation>非数字：{name}</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>Pen &amp;File…</source>
        <translation>笔迹文件(&amp;F)…</translation>
    </message>
    <message>
        <source>F&amp;older of Pen Files…</source>
        <translation>笔迹文件的文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Folder of Labelled &amp;Pictures…</source>
        <translation>带标签图片的文件夹(&amp;P)…</translation>
    </message>
    <message>
        <source>Folder of What Is &amp;No Digit…</source>
        <translation>非数字的文件夹(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Take Off</source>
        <translation>移除(&amp;T)</translation>
    </message>
    <message>
        <source>Take it off the list. The file itself stays.</source>
        <translation>从列表中移除。文件本身会保留。</translation>
    </message>
</context>
<context>
    <name>EvaluationWindow</name>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>&amp;Evaluate</source>
        <translation>评估(&amp;E)</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>Save Re&amp;port…</source>
        <translation>保存报告(&amp;P)…</translation>
    </message>
    <message>
        <source>Which model&apos;s figures to see</source>
        <translation>查看哪个模型的指标</translation>
    </message>
    <message>
        <source>Choose a model and what to score it on, then press Evaluate. A second model to compare with shows what only one of the two reads.</source>
        <translation>选择模型和用来评测的测试集，然后按“评估”。再选一个比较对象，即可看到只有其中一个模型能识别的内容。</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>{model} is being scored on {what}…</source>
        <translation>正在用{what}评测{model}…</translation>
    </message>
    <message>
        <source>{model} is being loaded…</source>
        <translation>正在加载{model}…</translation>
    </message>
    <message>
        <source>Choose two different models to compare.</source>
        <translation>请选择两个不同的模型进行比较。</translation>
    </message>
    <message>
        <source>Choose something to score the model on.</source>
        <translation>请选择用来评测模型的测试集。</translation>
    </message>
    <message>
        <source>Outliers are told from digits: score on some digits too.</source>
        <translation>非数字须与数字对照评测：请同时选择一些数字。</translation>
    </message>
    <message>
        <source>Side by Side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Of {model}…</source>
        <translation>{model}的报告…</translation>
    </message>
    <message>
        <source>Save Report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>网页 (*.html)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>The report cannot be saved as {path}: {why}.</source>
        <translation>报告无法保存为{path}：{why}。</translation>
    </message>
    <message>
        <source>The report is saved as {path}.</source>
        <translation>报告已保存为{path}。</translation>
    </message>
</context>
<context>
    <name>EvidenceView</name>
    <message>
        <source>There is no ink to see.</source>
        <translation>没有可显示的墨迹。</translation>
    </message>
    <message>
        <source>{for_it} pixels speak for it, {against} against it.</source>
        <translation>{for_it}个像素支持，{against}个像素反对。</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Pen files</source>
        <translation>笔迹文件</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add Files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add Folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Pen strokes to train on</source>
        <translation>用于训练的笔画</translation>
    </message>
    <message>
        <source>Pen files (*.npz *.inkml *.dat *.unp *.tra *.tes);;All files (*)</source>
        <translation>笔迹文件 (*.npz *.inkml *.dat *.unp *.tra *.tes);;所有文件 (*)</translation>
    </message>
    <message>
        <source>A folder of pen files</source>
        <translation>笔迹文件的文件夹</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open Picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.heic *.heif *.avif *.gif *.bmp *.tif *.tiff *.webp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.heic *.heif *.avif *.gif *.bmp *.tif *.tiff *.webp)</translation>
    </message>
    <message>
        <source>Drawings (*.inkml)</source>
        <translation>手绘稿 (*.inkml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard: copy one first.</source>
        <translation>剪贴板中没有图片：请先复制一张。</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>&amp;Forget These</source>
        <translation>清除这些记录(&amp;F)</translation>
    </message>
    <message>
        <source>Save Drawing</source>
        <translation>保存手绘稿</translation>
    </message>
    <message>
        <source>Drawing to open again (*.inkml)</source>
        <translation>可再次打开的手绘稿 (*.inkml)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG图片 (*.png)</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG图片 (*.svg)</translation>
    </message>
    <message>
        <source>The drawing cannot be saved as {path}: {why}.</source>
        <translation>手绘稿无法保存为{path}：{why}。</translation>
    </message>
    <message>
        <source>The drawing is saved as {path}.</source>
        <translation>手绘稿已保存为{path}。</translation>
    </message>
    <message>
        <source>The drawing is in the clipboard as a picture.</source>
        <translation>手绘稿已作为图片复制到剪贴板。</translation>
    </message>
    <message>
        <source>digitpad fetches nothing from the internet: copy the picture itself instead of its address, or save it and open the file.</source>
        <translation>digitpad不从互联网获取任何内容：请复制图片本身而不是它的地址，或先保存图片再打开文件。</translation>
    </message>
</context>
<context>
    <name>FilesModel</name>
    <message>
        <source>Empty List</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Correct {file}</source>
        <translation>更正{file}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>Corrected; no digit was read.</source>
        <translation>已更正；原先未识别出数字。</translation>
    </message>
    <message>
        <source>Corrected; {reading} was read.</source>
        <translation>已更正；原先识别为{reading}。</translation>
    </message>
    <message>
        <source>No digit was found.</source>
        <translation>未找到数字。</translation>
    </message>
    <message>
        <source>Doubtful</source>
        <translation>存疑</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Pictures and what was read in them</source>
        <translation>图片及其识别结果</translation>
    </message>
</context>
<context>
    <name>FilesWindow</name>
    <message>
        <source>Many Pictures</source>
        <translation>批量识别图片</translation>
    </message>
    <message>
        <source>Pictures read</source>
        <translation>已识别的图片</translation>
    </message>
    <message>
        <source>Drop pictures or folders here.</source>
        <translation>将图片或文件夹拖到此处。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>E&amp;mpty List</source>
        <translation>清空列表(&amp;M)</translation>
    </message>
    <message>
        <source>Add &amp;Files…</source>
        <translation>添加文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Add F&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Take Correction Back</source>
        <translation>取消更正(&amp;T)</translation>
    </message>
    <message>
        <source>The list is empty now.</source>
        <translation>列表已清空。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Export the corrections?</source>
        <translation>要导出更正吗？</translation>
    </message>
    <message>
        <source>What you put right in the list of many pictures is in no file yet. Without an export it is lost.</source>
        <translation>批量识别列表中的更正尚未保存到任何文件，不导出就会丢失。</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>正在查找图片…</translation>
    </message>
    <message>
        <source>{done} of {count} read</source>
        <translation>已识别{done}张，共{count}张</translation>
    </message>
    <message>
        <source>Pictures: {count}. Doubtful: {doubtful}. Not readable: {failed}.</source>
        <translation>图片：{count}。存疑：{doubtful}。无法读取：{failed}。</translation>
    </message>
    <message>
        <source>Cancelled. Pictures: {count}. Doubtful: {doubtful}. Not readable: {failed}.</source>
        <translation>已取消。图片：{count}。存疑：{doubtful}。无法读取：{failed}。</translation>
    </message>
    <message>
        <source>Add Pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Add Folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗号分隔值 (*.csv)</translation>
    </message>
    <message>
        <source>JSON, all details (*.json)</source>
        <translation>JSON，含全部细节 (*.json)</translation>
    </message>
    <message>
        <source>The list cannot be written to {path}: {why}.</source>
        <translation>列表无法写入{path}：{why}。</translation>
    </message>
    <message>
        <source>The list is written to {path}.</source>
        <translation>列表已写入{path}。</translation>
    </message>
</context>
<context>
    <name>FlatButton</name>
    <message>
        <source>This is what it is kept as.</source>
        <translation>这是保留时的标签。</translation>
    </message>
    <message>
        <source>This is what was read.</source>
        <translation>这是识别结果。</translation>
    </message>
</context>
<context>
    <name>FrameDetails</name>
    <message>
        <source>Se&amp;nd to the Pad</source>
        <translation>发送到画板(&amp;N)</translation>
    </message>
    <message>
        <source>Put it on the pad in place of what is there; undo brings that back.</source>
        <translation>放到画板上，替换现有内容；撤销即可恢复。</translation>
    </message>
    <message>
        <source>{model}: {what}</source>
        <translation>{model}：{what}</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Choose a picture to see it large.</source>
        <translation>选择一张图片以查看大图。</translation>
    </message>
    <message>
        <source>No digit</source>
        <translation>非数字</translation>
    </message>
    <message>
        <source>A {digit}</source>
        <translation>数字{digit}</translation>
    </message>
    <message>
        <source>No digit, and no ink was found</source>
        <translation>非数字，未找到墨迹</translation>
    </message>
    <message>
        <source>A {digit}, in which no ink was found</source>
        <translation>数字{digit}，未找到墨迹</translation>
    </message>
    <message>
        <source>No digit, taken for a {read} at {share} %</source>
        <translation>非数字，被识别为{read}，置信度{share} %</translation>
    </message>
    <message>
        <source>No digit, and refused as such</source>
        <translation>非数字，已拒识</translation>
    </message>
    <message>
        <source>A {digit}, read as such at {share} %</source>
        <translation>数字{digit}，识别正确，置信度{share} %</translation>
    </message>
    <message>
        <source>A {digit}, read as such at {share} %, but taken for no digit</source>
        <translation>数字{digit}，识别正确，置信度{share} %，但被判为非数字</translation>
    </message>
    <message>
        <source>A {digit}, read as {read} at {share} %</source>
        <translation>数字{digit}，识别为{read}，置信度{share} %</translation>
    </message>
    <message>
        <source>A {digit}, read as {read} at {share} %, and taken for no digit</source>
        <translation>数字{digit}，识别为{read}，置信度{share} %，且被判为非数字</translation>
    </message>
    <message>
        <source>no ink found</source>
        <translation>未找到墨迹</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒识</translation>
    </message>
    <message>
        <source>{read} at {share} %</source>
        <translation>{read}，{share} %</translation>
    </message>
    <message>
        <source>{read} at {share} %, taken for no digit</source>
        <translation>{read}，{share} %，判为非数字</translation>
    </message>
</context>
<context>
    <name>FrameGrid</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>There is nothing to see here.</source>
        <translation>这里没有可显示的内容。</translation>
    </message>
    <message>
        <source>{count} pictures, none of them chosen.</source>
        <translation>{count}张图片，均未选中。</translation>
    </message>
    <message>
        <source>Picture {number} of {count}: {what}</source>
        <translation>第{number}张图片，共{count}张：{what}</translation>
    </message>
</context>
<context>
    <name>FrameStrip</name>
    <message>
        <source>What the model sees</source>
        <translation>模型看到的帧</translation>
    </message>
    <message>
        <source>There is no ink to see.</source>
        <translation>没有可显示的墨迹。</translation>
    </message>
    <message>
        <source>Frame {number} of {count}, 28 by 28 pixels.</source>
        <translation>第{number}帧，共{count}帧，28×28像素。</translation>
    </message>
    <message>
        <source>Frame {number} of {count} reads {digit}.</source>
        <translation>第{number}帧（共{count}帧）读作{digit}。</translation>
    </message>
    <message>
        <source>Frame {number} of {count} does not look like a digit.</source>
        <translation>第{number}帧（共{count}帧）不像数字。</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Guide to digitpad</source>
        <translation>digitpad指南</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>LabelButtons</name>
    <message>
        <source>no digit</source>
        <translation>非数字</translation>
    </message>
</context>
<context>
    <name>LabelFilter</name>
    <message>
        <source>Which samples to see</source>
        <translation>要查看的样本</translation>
    </message>
    <message>
        <source>{label}: {count}</source>
        <translation>{label}：{count}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>No digit</source>
        <translation>非数字</translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Gives</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>LayersView</name>
    <message>
        <source>All columns together</source>
        <translation>各列合起来</translation>
    </message>
    <message>
        <source>Column {number} of {columns}</source>
        <translation>第 {number} 列，共 {columns} 列</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Convolution of each map by itself</source>
        <translation>逐通道卷积</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Sum with what came before</source>
        <translation>与先前的输出相加</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>Dense layer</source>
        <translation>全连接层</translation>
    </message>
    <message>
        <source>{number}. {kind}: {units} units</source>
        <translation>{number}. {kind}：{units}个单元</translation>
    </message>
    <message>
        <source>{number}. {kind}: {maps} maps of {width} by {height} pixels</source>
        <translation>{number}. {kind}：{maps}个{width}×{height}像素的特征图</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{why} You can draw, but nothing is read: install digitpad again.</source>
        <translation>{why} 您可以书写，但不会识别：请重新安装digitpad。</translation>
    </message>
    <message>
        <source>Use the Shipped Model</source>
        <translation>使用自带模型</translation>
    </message>
    <message>
        <source>Stop the training?</source>
        <translation>要停止训练吗？</translation>
    </message>
    <message>
        <source>A training is under way. Stop it and quit? Its model will not be saved.</source>
        <translation>训练正在进行。要停止训练并退出吗？其模型不会保存。</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message>
        <source>About the chosen model</source>
        <translation>关于所选模型</translation>
    </message>
    <message>
        <source>{count} models are chosen. Choose two to compare them.</source>
        <translation>已选择{count}个模型。选择两个即可比较。</translation>
    </message>
    <message>
        <source>Choose a model to see what it scored and how it was made.</source>
        <translation>选择一个模型，查看其成绩和制作方式。</translation>
    </message>
    <message>
        <source>Shipped model</source>
        <translation>自带模型</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>成绩</translation>
    </message>
    <message>
        <source>It was never scored.</source>
        <translation>从未评测过。</translation>
    </message>
    <message>
        <source>Digit or not</source>
        <translation>是否为数字</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>训练方案</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>所用软件</translation>
    </message>
    <message>
        <source>Install digitpad again.</source>
        <translation>请重新安装digitpad。</translation>
    </message>
    <message>
        <source>No model can be loaded from this folder. Put back what is missing, or delete it: it can be had back from the wastebasket for thirty days.</source>
        <translation>此文件夹中没有可加载的模型。请补回缺失的内容，或将其删除：三十天内可从回收站恢复。</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>From their cards</source>
        <translation>来自模型卡</translation>
    </message>
    <message>
        <source>Compare scores both anew on the same digits, and shows what only one reads.</source>
        <translation>“比较”会用相同的数字重新评测两者，并显示只有其中一个能识别的内容。</translation>
    </message>
    <message>
        <source>It takes everything for a digit.</source>
        <translation>它把一切都当作数字。</translation>
    </message>
    <message>
        <source>It was trained to tell digits from what is none.</source>
        <translation>它经过训练，能区分数字与非数字。</translation>
    </message>
    <message>
        <source>It goes by how sure the model is of the digit; letters may pass.</source>
        <translation>它依据模型对数字的置信度来判断；字母可能会被当作数字。</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>loss, training</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>loss, validation</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>accuracy, training</source>
        <translation>训练准确率</translation>
    </message>
    <message>
        <source>accuracy, validation</source>
        <translation>验证准确率</translation>
    </message>
    <message>
        <source>best epoch</source>
        <translation>最佳轮次</translation>
    </message>
    <message>
        <source>{percent} refused</source>
        <translation>拒识{percent}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>ModelRows</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Shipped model</source>
        <translation>自带模型</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name}（使用中）</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
</context>
<context>
    <name>ModelService</name>
    <message>
        <source>The model cannot be loaded: {why}</source>
        <translation>无法加载模型：{why}</translation>
    </message>
    <message>
        <source>The drawing cannot be read: {why}</source>
        <translation>无法识别手绘稿：{why}</translation>
    </message>
    <message>
        <source>The picture cannot be read: {why}</source>
        <translation>无法读取图片：{why}</translation>
    </message>
</context>
<context>
    <name>ModelsWindow</name>
    <message>
        <source>Import Models</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Models (*.keras *.h5 *.hdf5 *.tflite)</source>
        <translation>模型 (*.keras *.h5 *.hdf5 *.tflite)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Export Model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>LiteRT, to read digits with (*.tflite)</source>
        <translation>LiteRT，用于识别数字 (*.tflite)</translation>
    </message>
    <message>
        <source>Keras 3 (*.keras)</source>
        <translation>Keras 3 (*.keras)</translation>
    </message>
    <message>
        <source>Keras, the older format (*.h5)</source>
        <translation>Keras，旧格式 (*.h5)</translation>
    </message>
    <message>
        <source>Card: scores and recipe (*.json)</source>
        <translation>模型卡：成绩与训练方案 (*.json)</translation>
    </message>
    <message>
        <source>{file}: checking that it is harmless…</source>
        <translation>{file}：正在检查是否安全…</translation>
    </message>
    <message>
        <source>{file}: rebuilding the network…</source>
        <translation>{file}：正在重建网络…</translation>
    </message>
    <message>
        <source>{file}: converting…</source>
        <translation>{file}：正在转换…</translation>
    </message>
    <message>
        <source>{file}: finding out how it wants its digits…</source>
        <translation>{file}：正在确定它需要怎样的数字输入…</translation>
    </message>
    <message>
        <source>{file}: reading MNIST&apos;s test digits…</source>
        <translation>{file}：正在识别MNIST的测试数字…</translation>
    </message>
    <message>
        <source>{file}: starting…</source>
        <translation>{file}：正在启动…</translation>
    </message>
    <message>
        <source>The wastebasket is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型库</translation>
    </message>
    <message>
        <source>Drop .keras, .h5 or .tflite files here to import them. They are checked first: nothing in them is ever run.</source>
        <translation>将.keras、.h5或.tflite文件拖到此处即可导入。文件会先经过检查：其中的任何代码都不会运行。</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使用(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Wastebasket</source>
        <translation>回收站(&amp;W)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{name}” is in the wastebasket for thirty days.</source>
        <translation>“{name}”已移入回收站，保留三十天。</translation>
    </message>
    <message>
        <source>{count} models are in the wastebasket for thirty days.</source>
        <translation>{count}个模型已移入回收站，保留三十天。</translation>
    </message>
    <message>
        <source>{what} {count} more to come.</source>
        <translation>{what}还有{count}个待处理。</translation>
    </message>
    <message>
        <source>“{name}” is in the library.</source>
        <translation>“{name}”已加入模型库。</translation>
    </message>
    <message>
        <source>Written to {path}.</source>
        <translation>已写入{path}。</translation>
    </message>
    <message>
        <source>{count} more files were not imported.</source>
        <translation>另有{count}个文件未导入。</translation>
    </message>
</context>
<context>
    <name>PadKeeper</name>
    <message>
        <source>The drawing of the last time could not be read. Its file was set aside: {path}</source>
        <translation>无法读取上次的手绘稿。其文件已另行保存：{path}</translation>
    </message>
</context>
<context>
    <name>PadPanel</name>
    <message>
        <source>Pen size</source>
        <translation>笔的粗细</translation>
    </message>
    <message>
        <source>How thick the pen is on the pad. The reading does not depend on it.</source>
        <translation>画板上笔的粗细，不影响识别结果。</translation>
    </message>
    <message>
        <source>Pe&amp;n</source>
        <translation>笔(&amp;N)</translation>
    </message>
</context>
<context>
    <name>PictureActions</name>
    <message>
        <source>Open &amp;Folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Read all pictures in a folder, and list them</source>
        <translation>识别文件夹中的所有图片并列出结果</translation>
    </message>
    <message>
        <source>Rotate &amp;Left</source>
        <translation>向左旋转(&amp;L)</translation>
    </message>
    <message>
        <source>Turn the picture to the left and read it again</source>
        <translation>将图片向左旋转并重新识别</translation>
    </message>
    <message>
        <source>Rotate &amp;Right</source>
        <translation>向右旋转(&amp;R)</translation>
    </message>
    <message>
        <source>Turn the picture to the right and read it again</source>
        <translation>将图片向右旋转并重新识别</translation>
    </message>
    <message>
        <source>Read &amp;Whole Picture</source>
        <translation>识别整张图片(&amp;W)</translation>
    </message>
    <message>
        <source>Find all boxes anew. Drag over the picture to read only a part of it</source>
        <translation>重新查找所有方框。在图片上拖动可只识别其中一部分</translation>
    </message>
    <message>
        <source>&amp;Add Box</source>
        <translation>添加方框(&amp;A)</translation>
    </message>
    <message>
        <source>Add a box for a digit, or draw one with Shift and a drag</source>
        <translation>为一个数字添加方框，也可按住Shift拖动来绘制</translation>
    </message>
    <message>
        <source>&amp;Merge Boxes</source>
        <translation>合并方框(&amp;M)</translation>
    </message>
    <message>
        <source>Make one of the chosen box and the next, or of all that Ctrl and clicks chose</source>
        <translation>将所选方框与下一个合并，或合并按住Ctrl单击选中的所有方框</translation>
    </message>
    <message>
        <source>&amp;Split Box</source>
        <translation>拆分方框(&amp;S)</translation>
    </message>
    <message>
        <source>Make two of the chosen box, side by side</source>
        <translation>将所选方框拆成左右两个</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Show the picture larger; with Ctrl and the wheel, where the pointer is</source>
        <translation>放大显示图片；按住Ctrl滚动滚轮可以指针处为中心放大</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show the picture smaller</source>
        <translation>缩小显示图片</translation>
    </message>
    <message>
        <source>&amp;Fit Picture</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Show all of the picture</source>
        <translation>显示整张图片</translation>
    </message>
    <message>
        <source>&amp;Delete Box</source>
        <translation>删除方框(&amp;D)</translation>
    </message>
    <message>
        <source>Take the chosen box away; on the pad, Delete does it</source>
        <translation>删除所选方框；在画板上可按Delete</translation>
    </message>
    <message>
        <source>&amp;Picture</source>
        <translation>图片(&amp;P)</translation>
    </message>
</context>
<context>
    <name>PictureDesk</name>
    <message>
        <source>Drag over the picture to read only a part of it. Click a box to choose it; then it can be moved, resized, split and deleted. Drag with Shift to draw a new one. Ctrl and the wheel show it larger, the middle button moves it.</source>
        <translation>在图片上拖动可只识别其中一部分。点击方框即可选中，之后可以移动、调整大小、拆分和删除。按住Shift拖动可画出新方框。按住Ctrl滚动滚轮可放大，按住中键可移动图片。</translation>
    </message>
    <message>
        <source>No digit was found in this picture.</source>
        <translation>此图片中未找到数字。</translation>
    </message>
    <message>
        <source>A picture, {count} boxes. Tab goes from box to box; the arrow keys move one, Delete takes it away.</source>
        <translation>一张图片，{count}个方框。按Tab切换方框；方向键移动方框，Delete删除方框。</translation>
    </message>
</context>
<context>
    <name>PictureEditor</name>
    <message>
        <source>Box {number} of {count}, {width} by {height} pixels.</source>
        <translation>第{number}个方框，共{count}个，{width}×{height}像素。</translation>
    </message>
    <message>
        <source>{box} It reads {digit}.</source>
        <translation>{box}识别为{digit}。</translation>
    </message>
    <message>
        <source>Rotate Right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Rotate Left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Read Whole Picture</source>
        <translation>识别整张图片</translation>
    </message>
    <message>
        <source>Read Part</source>
        <translation>识别局部</translation>
    </message>
    <message>
        <source>Add Box</source>
        <translation>添加方框</translation>
    </message>
    <message>
        <source>Merge Boxes</source>
        <translation>合并方框</translation>
    </message>
    <message>
        <source>Split Box</source>
        <translation>拆分方框</translation>
    </message>
    <message>
        <source>Delete Box</source>
        <translation>删除方框</translation>
    </message>
</context>
<context>
    <name>PictureTool</name>
    <message>
        <source>Add Box</source>
        <translation>添加方框</translation>
    </message>
    <message>
        <source>Move Box</source>
        <translation>移动方框</translation>
    </message>
    <message>
        <source>Resize Box</source>
        <translation>调整方框大小</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>Network and learning</source>
        <translation>网络与学习</translation>
    </message>
    <message>
        <source>What it learns from</source>
        <translation>学习内容</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>softmax: no hidden layer</source>
        <translation>softmax：无隐藏层</translation>
    </message>
    <message>
        <source>mlp-128: one hidden layer of 128</source>
        <translation>mlp-128：一个128单元的隐藏层</translation>
    </message>
    <message>
        <source>mlp-1000: one hidden layer of 1000</source>
        <translation>mlp-1000：一个1000单元的隐藏层</translation>
    </message>
    <message>
        <source>cnn: two convolutions, two dense layers</source>
        <translation>cnn：两个卷积层，两个全连接层</translation>
    </message>
    <message>
        <source>small: two quick convolutions, a dense layer</source>
        <translation>small：两个快速卷积层，一个全连接层</translation>
    </message>
    <message>
        <source>best: three columns of convolutions</source>
        <translation>best：三列卷积</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What the model is called in the library.</source>
        <translation>模型在模型库中的名称。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>From a single layer to the network that digitpad is shipped with.</source>
        <translation>从单层网络到digitpad自带模型的网络。</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Trained weights learn on; they must be of the same network.</source>
        <translation>在已训练的权重上继续学习；权重必须属于同一种网络。</translation>
    </message>
    <message>
        <source>Scratch</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>The shipped model&apos;s weights</source>
        <translation>自带模型的权重</translation>
    </message>
    <message>
        <source>The weights of the model in use</source>
        <translation>使用中模型的权重</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How many times it goes through everything it learns from.</source>
        <translation>遍历全部训练数据的次数。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Samples a step. Small batches learn in finer steps, and take longer.</source>
        <translation>每一步的样本数。批越小，学习的步伐越细，耗时也越长。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far a step goes. Too large, and the loss grows instead of falling.</source>
        <translation>每一步的幅度。过大时，损失不降反升。</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>Plain gradient descent, or one that adapts the steps to each weight.</source>
        <translation>普通的梯度下降，或为每个权重自动调整步长的方法。</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>The classic: 60,000 digits on paper, by 250 American writers.</source>
        <translation>经典之作：250位美国书写者写在纸上的60,000个数字。</translation>
    </message>
    <message>
        <source>Learn from MNIST&apos;s digits</source>
        <translation>学习MNIST的数字</translation>
    </message>
    <message>
        <source>Generated digits</source>
        <translation>生成的数字</translation>
    </message>
    <message>
        <source>Pen strokes drawn by the program; a quarter of them are no digits.</source>
        <translation>由程序生成的笔画；其中四分之一是非数字。</translation>
    </message>
    <message>
        <source>Scribbles</source>
        <translation>涂鸦</translation>
    </message>
    <message>
        <source>Strokes that mean nothing, so that it learns to refuse them.</source>
        <translation>没有意义的笔画，让模型学会拒识。</translation>
    </message>
    <message>
        <source>Your samples</source>
        <translation>您的样本</translation>
    </message>
    <message>
        <source>What you have labelled on the pad; a fifth is kept to score with.</source>
        <translation>您在画板上标注的内容；其中五分之一留作评测。</translation>
    </message>
    <message>
        <source>Learn from your own samples</source>
        <translation>学习您自己的样本</translation>
    </message>
    <message>
        <source>Pen files</source>
        <translation>笔迹文件</translation>
    </message>
    <message>
        <source>Real pen strokes: .npz, UNIPEN or InkML files, or folders of them.</source>
        <translation>真实的笔画：.npz、UNIPEN或InkML文件，或其所在文件夹。</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Nothing is seen twice the same way: slower, and better in the end.</source>
        <translation>同一内容每次看到的样子都不同：较慢，但最终效果更好。</translation>
    </message>
    <message>
        <source>Warp each frame anew</source>
        <translation>每次都重新扭曲各帧</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>The same plan with the same seed gives the same model.</source>
        <translation>训练计划和种子都相同，得到的模型就相同。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Whether the learning rate stays, or rises and falls over the run.</source>
        <translation>学习率在训练中保持不变，还是先升后降。</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Rise, then fall to zero</source>
        <translation>先升高，再降到零</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Draws weights towards zero; only AdamW heeds it.</source>
        <translation>将权重拉向零；仅对AdamW有效。</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>How much of the weights it starts from stays in the finished model.</source>
        <translation>成品模型中保留多少起始权重。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Keeps it from being too sure of itself: 0 is off, 0.1 is much.</source>
        <translation>防止模型过于自信：0为关闭，0.1已相当大。</translation>
    </message>
    <message>
        <source>Doubt</source>
        <translation>存疑阈值</translation>
    </message>
    <message>
        <source>Pen digits whose label it deems less likely than this are left out.</source>
        <translation>模型认为标签的可能性低于此值的笔写数字不参与训练。</translation>
    </message>
    <message>
        <source>MNIST passes</source>
        <translation>MNIST遍数</translation>
    </message>
    <message>
        <source>How many times an epoch goes through MNIST.</source>
        <translation>每一轮遍历MNIST的次数。</translation>
    </message>
    <message>
        <source>Pen variants</source>
        <translation>笔迹变体</translation>
    </message>
    <message>
        <source>How many times each real pen stroke is drawn, each with another pen.</source>
        <translation>每个真实笔画绘制的次数，每次换一种笔。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>For programs that read nothing newer; .keras and .tflite come anyway.</source>
        <translation>供只能读取旧格式的程序使用；.keras和.tflite总会保存。</translation>
    </message>
    <message>
        <source>Save it as .h5 as well</source>
        <translation>同时保存为.h5</translation>
    </message>
    <message>
        <source>{percent} % of MNIST&apos;s training digits are kept out, to watch the run by.</source>
        <translation>从MNIST的训练数字中留出{percent} %，用来观察训练过程。</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>The one that came with digitpad</source>
        <translation>digitpad自带模型</translation>
    </message>
    <message>
        <source>A training is under way: the new language shows the next time that digitpad is started.</source>
        <translation>训练正在进行：新语言将在下次启动digitpad时生效。</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Softmax regression, 784 to 10: where every course begins. About 91 %.</source>
        <translation>Softmax回归，784到10：各门课程的起点。约91 %。</translation>
    </message>
    <message>
        <source>One hidden layer of 128, the first network of most tutorials. About 97.5 %.</source>
        <translation>一个128单元的隐藏层，多数教程中的第一个网络。约97.5 %。</translation>
    </message>
    <message>
        <source>One hidden layer of 1000; eight times the weights. About 98 %.</source>
        <translation>一个1000单元的隐藏层；权重数量是前者的八倍。约98 %。</translation>
    </message>
    <message>
        <source>Two convolution and pooling stages, two dense layers. About 99 %.</source>
        <translation>两级卷积与池化，两个全连接层。约99 %。</translation>
    </message>
    <message>
        <source>A small network for pads, trained in well under a minute. 99 % and more.</source>
        <translation>适合画板的小型网络，训练远不到一分钟。99 %以上。</translation>
    </message>
    <message>
        <source>The network that digitpad is shipped with, trained for two hours or more.</source>
        <translation>digitpad自带的网络，训练两小时或更久。</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>Probabilities of the ten digits</source>
        <translation>十个数字的概率</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Nothing has been read yet.</source>
        <translation>尚未识别任何内容。</translation>
    </message>
    <message>
        <source>No digit was recognised.</source>
        <translation>未识别出数字。</translation>
    </message>
    <message>
        <source>{digit} is the most probable digit, at {percent}.</source>
        <translation>最可能的数字是{digit}，概率为{percent}。</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>The last time, digitpad crashed. The log tells where, if you want to report it.</source>
        <translation>digitpad上次崩溃了。日志记录了出错位置，可供报告问题时使用。</translation>
    </message>
    <message>
        <source>Show Log Folder</source>
        <translation>显示日志文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>ReadingLabel</name>
    <message>
        <source>Reading</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>… {count} more rows</source>
        <translation>……另有{count}行</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>How probable each digit is to the network; all ten make 100 %</source>
        <translation>网络认为各个数字的可能性；十个合计为100 %</translation>
    </message>
    <message>
        <source>Each glyph as the network gets it: 28 by 28 pixels, its centre of mass in the middle. Click one to see its bars.</source>
        <translation>网络得到的每个字形：28×28像素，质心居中。点击可查看它的概率条。</translation>
    </message>
    <message>
        <source>What the model sees</source>
        <translation>模型看到的帧</translation>
    </message>
    <message>
        <source>Keep as a sample</source>
        <translation>保留为样本</translation>
    </message>
    <message>
        <source>Keep it as {digit}, for retraining to learn from</source>
        <translation>保留为{digit}，供重新训练时学习</translation>
    </message>
    <message>
        <source>Keep it as no digit, for retraining to learn from</source>
        <translation>保留为非数字，供重新训练时学习</translation>
    </message>
    <message>
        <source>Right?</source>
        <translation>正确吗？</translation>
    </message>
    <message>
        <source>This does not look like a digit.</source>
        <translation>这看起来不像数字。</translation>
    </message>
    <message>
        <source>{digit}, or perhaps {other}</source>
        <translation>{digit}，也可能是{other}</translation>
    </message>
    <message>
        <source>Sure of it.</source>
        <translation>很有把握。</translation>
    </message>
</context>
<context>
    <name>ReliabilityDiagram</name>
    <message>
        <source>Reliability: share right by confidence</source>
        <translation>可靠性：各置信度下的准确率</translation>
    </message>
    <message>
        <source>{count} with a confidence of {said} on average: {right} right.</source>
        <translation>{count}个，平均置信度{said}：准确率{right}。</translation>
    </message>
    <message>
        <source>Share right by confidence</source>
        <translation>各置信度下的准确率</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
</context>
<context>
    <name>RunResult</name>
    <message>
        <source>&amp;Use This One</source>
        <translation>使用新模型(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Keep the Old One</source>
        <translation>保留旧模型(&amp;K)</translation>
    </message>
    <message>
        <source>Either way the new model stays in the library.</source>
        <translation>无论如何选择，新模型都会留在模型库中。</translation>
    </message>
    <message>
        <source>The new model is in use.</source>
        <translation>新模型已启用。</translation>
    </message>
    <message>
        <source>The old model stays in use; the new one is in the library.</source>
        <translation>继续使用旧模型；新模型已存入模型库。</translation>
    </message>
    <message>
        <source>It is the model as it was after epoch {epoch} of {epochs}.</source>
        <translation>这是第{epoch}轮之后的模型（共{epochs}轮）。</translation>
    </message>
    <message>
        <source>It was stopped within the first epoch.</source>
        <translation>训练在第一轮内就停止了。</translation>
    </message>
    <message>
        <source>Of MNIST&apos;s test digits {percent} are right, with a loss of {loss}.</source>
        <translation>MNIST测试数字的准确率为{percent}，损失为{loss}。</translation>
    </message>
    <message>
        <source>The old model cannot be read, so there is nothing to compare with.</source>
        <translation>无法读取旧模型，因此没有可比较的对象。</translation>
    </message>
    <message>
        <source>Both do the same, so the old one may as well stay.</source>
        <translation>两者表现相同，不妨保留旧模型。</translation>
    </message>
    <message>
        <source>The new one makes fewer mistakes: {new} on the average of the tests, the old one {old}.</source>
        <translation>新模型的错误更少：各项测试平均为{new}，旧模型为{old}。</translation>
    </message>
    <message>
        <source>The old one makes fewer mistakes: {old} on the average of the tests, the new one {new}.</source>
        <translation>旧模型的错误更少：各项测试平均为{old}，新模型为{new}。</translation>
    </message>
    <message>
        <source>The new one is not better everywhere, but on the average of the tests it makes fewer mistakes: {new}, the old one {old}.</source>
        <translation>新模型并非处处更好，但各项测试平均错误更少：{new}，旧模型为{old}。</translation>
    </message>
    <message>
        <source>The new one is better somewhere, but on the average of the tests it makes more mistakes: {new}, the old one {old}.</source>
        <translation>新模型在某些测试中更好，但各项测试平均错误更多：{new}，旧模型为{old}。</translation>
    </message>
    <message>
        <source>Both are right as often, and the new one is surer.</source>
        <translation>两者的准确率相同，新模型更有把握。</translation>
    </message>
    <message>
        <source>Both are right as often, and the old one is surer.</source>
        <translation>两者的准确率相同，旧模型更有把握。</translation>
    </message>
    <message>
        <source>The new one makes fewer mistakes: {new}, the old one {old}.</source>
        <translation>新模型的错误更少：{new}，旧模型为{old}。</translation>
    </message>
    <message>
        <source>The old one makes fewer mistakes: {old}, the new one {new}.</source>
        <translation>旧模型的错误更少：{old}，新模型为{new}。</translation>
    </message>
</context>
<context>
    <name>RunTables</name>
    <message>
        <source>MNIST&apos;s test digits read right</source>
        <translation>MNIST测试数字，识别正确</translation>
    </message>
    <message>
        <source>Scribbles refused</source>
        <translation>涂鸦，拒识</translation>
    </message>
    <message>
        <source>Pen digits of strangers read right</source>
        <translation>陌生人的笔写数字，识别正确</translation>
    </message>
    <message>
        <source>Letters of strangers refused</source>
        <translation>陌生人的字母，拒识</translation>
    </message>
    <message>
        <source>Your own samples read right</source>
        <translation>您自己的样本，识别正确</translation>
    </message>
    <message>
        <source>Your own outliers refused</source>
        <translation>您自己的非数字，拒识</translation>
    </message>
    <message>
        <source>{suite}, refused</source>
        <translation>{suite}，拒识</translation>
    </message>
    <message>
        <source>{suite}, read right</source>
        <translation>{suite}，识别正确</translation>
    </message>
    <message>
        <source>{suite} ({count})</source>
        <translation>{suite}（{count}）</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Training progress</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>The curves begin with the first step.</source>
        <translation>训练第一步之后开始显示曲线。</translation>
    </message>
    <message>
        <source>Training {model}</source>
        <translation>正在训练{model}</translation>
    </message>
    <message>
        <source>Getting ready: TensorFlow is loaded and the digits are gathered.</source>
        <translation>正在准备：加载TensorFlow并收集数字。</translation>
    </message>
    <message>
        <source>The training waits. Nothing is lost meanwhile.</source>
        <translation>训练已暂停，期间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>The training goes on.</source>
        <translation>训练已继续。</translation>
    </message>
    <message>
        <source>Scoring the new model and the one in use…</source>
        <translation>正在评测新模型和当前模型…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>{model} is trained</source>
        <translation>{model}训练完成</translation>
    </message>
    <message>
        <source>The training was stopped</source>
        <translation>训练已停止</translation>
    </message>
    <message>
        <source>Nothing was saved; the model in use stays.</source>
        <translation>未保存任何内容；继续使用当前模型。</translation>
    </message>
    <message>
        <source>The training failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>The model in use stays. {why}</source>
        <translation>继续使用当前模型。{why}</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}, step {step} of {steps}; {rate} samples a second; {time} left. Loss {loss}, {percent} % right.</source>
        <translation>第{epoch}轮（共{epochs}轮），第{step}步（共{steps}步）；每秒{rate}个样本；剩余{time}。损失{loss}，准确率{percent} %。</translation>
    </message>
    <message>
        <source>The curves cannot be drawn, as pyqtgraph cannot be loaded.</source>
        <translation>无法加载pyqtgraph，因此不能绘制曲线。</translation>
    </message>
</context>
<context>
    <name>SampleEditing</name>
    <message>
        <source>Labels changed: {count}.</source>
        <translation>已更改标签：{count}个。</translation>
    </message>
    <message>
        <source>Samples deleted: {count}.</source>
        <translation>已删除样本：{count}个。</translation>
    </message>
    <message>
        <source>Another file is being read or written: try again soon.</source>
        <translation>正在读取或写入另一个文件，请稍后再试。</translation>
    </message>
    <message>
        <source>Samples saved as {path}: {count}.</source>
        <translation>样本已保存为{path}：{count}个。</translation>
    </message>
    <message>
        <source>Samples added: {added}. {complaint}</source>
        <translation>已添加样本：{added}个。{complaint}</translation>
    </message>
    <message>
        <source>Samples added: {added}. Here already: {known}.</source>
        <translation>已添加样本：{added}个。已存在：{known}个。</translation>
    </message>
</context>
<context>
    <name>SampleGrid</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
</context>
<context>
    <name>SampleKeeping</name>
    <message>
        <source>Kept as no digit. Retraining will learn from it.</source>
        <translation>已保留为非数字。重新训练时会从中学习。</translation>
    </message>
    <message>
        <source>Kept as {digit}. Retraining will learn from it.</source>
        <translation>已保留为{digit}。重新训练时会从中学习。</translation>
    </message>
    <message>
        <source>Kept as no digit. It is read as before until you retrain, which learns from it.</source>
        <translation>已保留为非数字。重新训练时会从中学习，在此之前识别结果不变。</translation>
    </message>
    <message>
        <source>Kept as {digit}. It is read as before until you retrain, which learns from it.</source>
        <translation>已保留为{digit}。重新训练时会从中学习，在此之前识别结果不变。</translation>
    </message>
    <message>
        <source>All of this is kept already.</source>
        <translation>这些都已经保留过了。</translation>
    </message>
    <message>
        <source>Glyphs kept as they were read: {count}. Retraining will learn from them.</source>
        <translation>已按识别结果保留字形：{count}个。重新训练时会从中学习。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>SamplesWindow</name>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Change the label</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>This is a {digit}</source>
        <translation>这是{digit}</translation>
    </message>
    <message>
        <source>This is no digit</source>
        <translation>这不是数字</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Add samples from a file</source>
        <translation>从文件添加样本</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>There are no samples of this kind.</source>
        <translation>没有此类样本。</translation>
    </message>
    <message>
        <source>There are no samples yet. Draw a digit and press what it is under “Right?”: it is kept here, and retraining learns from it.</source>
        <translation>还没有样本。请写一个数字，然后在“正确吗？”下方按它实际的数字：它会保留在这里，供重新训练时学习。</translation>
    </message>
    <message>
        <source>{count} of {shown} selected; type a digit to change their label</source>
        <translation>已选中{count}个，共{shown}个；键入数字可更改它们的标签</translation>
    </message>
    <message>
        <source>{shown} shown; type a digit to change the label</source>
        <translation>显示{shown}个；键入数字可更改标签</translation>
    </message>
    <message>
        <source>{shown} shown</source>
        <translation>显示{shown}个</translation>
    </message>
    <message>
        <source>Save the selected samples in a file</source>
        <translation>将所选样本保存到文件</translation>
    </message>
    <message>
        <source>Save the samples on show in a file</source>
        <translation>将显示的样本保存到文件</translation>
    </message>
    <message>
        <source>Kept {when}.</source>
        <translation>保留于{when}。</translation>
    </message>
    <message>
        <source>Kept {when}, when “{model}” took it for no digit.</source>
        <translation>保留于{when}，当时“{model}”将其判为非数字。</translation>
    </message>
    <message>
        <source>Kept {when}, when “{model}” read it as {digit} at {share} %.</source>
        <translation>保留于{when}，当时“{model}”将其识别为{digit}，置信度{share} %。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Import Samples</source>
        <translation>导入样本</translation>
    </message>
    <message>
        <source>Export Samples</source>
        <translation>导出样本</translation>
    </message>
    <message>
        <source>Samples (*{suffix})</source>
        <translation>样本 (*{suffix})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ScoreHistogram</name>
    <message>
        <source>Digit scores of digits and of what is no digit</source>
        <translation>数字与非数字的数字得分</translation>
    </message>
    <message>
        <source>Half of the digits score above {digits}, half of the others above {others}.</source>
        <translation>半数数字的得分高于{digits}，半数非数字的得分高于{others}。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>No digits</source>
        <translation>非数字</translation>
    </message>
    <message>
        <source>Digit score</source>
        <translation>数字得分</translation>
    </message>
    <message>
        <source>A digit from {threshold} on</source>
        <translation>{threshold}起判为数字</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings file {path} is damaged and cannot be set aside ({why}); digitpad starts with its own settings.</source>
        <translation>设置文件{path}已损坏，且无法移开（{why}）；digitpad将以默认设置启动。</translation>
    </message>
    <message>
        <source>The settings file was damaged. digitpad starts with its own settings; the old file is kept as {path}.</source>
        <translation>设置文件已损坏。digitpad以默认设置启动；旧文件保留为{path}。</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>For the eye only: the reading does not depend on it</source>
        <translation>仅影响显示，与识别无关</translation>
    </message>
    <message>
        <source>As the system is</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>The network that reads what you draw</source>
        <translation>识别所写内容的网络</translation>
    </message>
    <message>
        <source>&amp;Forget Recent Files</source>
        <translation>清除最近的文件(&amp;F)</translation>
    </message>
    <message>
        <source>Empty the list under File &gt; Open Recent</source>
        <translation>清空“文件 &gt; 打开最近的文件”中的列表</translation>
    </message>
    <message>
        <source>&amp;Pen</source>
        <translation>笔(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Model in use</source>
        <translation>使用中的模型(&amp;M)</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Pen, theme, language and model as on the first day</source>
        <translation>将笔、主题、语言和模型恢复为初始状态</translation>
    </message>
</context>
<context>
    <name>ShortcutsWindow</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Next or previous box</source>
        <translation>下一个或上一个方框</translation>
    </message>
    <message>
        <source>Move the box</source>
        <translation>移动方框</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Resize the box</source>
        <translation>调整方框大小</translation>
    </message>
    <message>
        <source>Ctrl and arrow keys</source>
        <translation>Ctrl加方向键</translation>
    </message>
    <message>
        <source>Ten times as far</source>
        <translation>步长为十倍</translation>
    </message>
    <message>
        <source>Shift and arrow keys</source>
        <translation>Shift加方向键</translation>
    </message>
    <message>
        <source>Take the box away</source>
        <translation>删除方框</translation>
    </message>
    <message>
        <source>Let go of the box, then read all</source>
        <translation>取消选中方框，再按则识别整张图片</translation>
    </message>
    <message>
        <source>Choose several boxes</source>
        <translation>选中多个方框</translation>
    </message>
    <message>
        <source>Ctrl and clicks</source>
        <translation>按住Ctrl点击</translation>
    </message>
    <message>
        <source>Draw a box</source>
        <translation>画出方框</translation>
    </message>
    <message>
        <source>Shift and a drag</source>
        <translation>按住Shift拖动</translation>
    </message>
    <message>
        <source>On a picture</source>
        <translation>在图片上</translation>
    </message>
    <message>
        <source>Rub strokes out</source>
        <translation>擦除笔画</translation>
    </message>
    <message>
        <source>Right button</source>
        <translation>右键</translation>
    </message>
    <message>
        <source>Close a window beside the main one</source>
        <translation>关闭主窗口之外的窗口</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>ShowFolder</name>
    <message>
        <source>The log files are in {folder}.</source>
        <translation>日志文件位于{folder}。</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>The model in use, and how many of MNIST&apos;s 10,000 test digits it reads right</source>
        <translation>当前模型，以及它在MNIST的10,000个测试数字中识别正确的比例</translation>
    </message>
    <message>
        <source>What one reading of the pad takes</source>
        <translation>识别一次画板所需的时间</translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation>显示训练</translation>
    </message>
    <message>
        <source>Curves, epochs and figures of the training</source>
        <translation>训练的曲线、轮次和数据</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>{model}, {percent} % MNIST</source>
        <translation>{model}，MNIST {percent} %</translation>
    </message>
    <message>
        <source>{time} ms</source>
        <translation>{time} ms</translation>
    </message>
    <message>
        <source>Preparing to train {preset}…</source>
        <translation>正在准备训练{preset}…</translation>
    </message>
    <message>
        <source>Training {preset}</source>
        <translation>正在训练{preset}</translation>
    </message>
    <message>
        <source>Training {preset}: {percent} %, {time} left</source>
        <translation>正在训练{preset}：{percent} %，剩余{time}</translation>
    </message>
    <message>
        <source>The training of {preset} waits</source>
        <translation>{preset}的训练已暂停</translation>
    </message>
    <message>
        <source>Scoring {preset}…</source>
        <translation>正在评测{preset}…</translation>
    </message>
    <message>
        <source>A new model is ready</source>
        <translation>新模型已就绪</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>正在停止训练…</translation>
    </message>
</context>
<context>
    <name>StopQuestion</name>
    <message>
        <source>Stop the Training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Stop the training?</source>
        <translation>要停止训练吗？</translation>
    </message>
    <message>
        <source>The best model so far is that of epoch {epoch}: {percent} % of what is held back is right. It can be kept, or everything be discarded.</source>
        <translation>目前最佳的模型来自第{epoch}轮：留出部分的准确率为{percent} %。可以保留它，也可以全部放弃。</translation>
    </message>
    <message>
        <source>&amp;Keep the Best</source>
        <translation>保留最佳模型(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>全部放弃(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>继续训练(&amp;G)</translation>
    </message>
</context>
<context>
    <name>SuitePage</name>
    <message>
        <source>Show the &amp;Worst</source>
        <translation>显示最严重的错误(&amp;W)</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>The share of digits that are read as what they are.</source>
        <translation>被正确识别的数字所占的比例。</translation>
    </message>
    <message>
        <source>Mean over sources</source>
        <translation>按来源平均</translation>
    </message>
    <message>
        <source>The accuracy where every writer or source counts the same.</source>
        <translation>每位书写者或每个来源权重相同时的准确率。</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>How many digits the suite has.</source>
        <translation>测试集中数字的个数。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The mean cross-entropy: small if the right digit is thought probable.</source>
        <translation>平均交叉熵：正确数字的概率越高，它越小。</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>How far the confidence is, on average, from the share that is right.</source>
        <translation>置信度与准确率之间的平均差距。</translation>
    </message>
    <message>
        <source>Kept as digits</source>
        <translation>判为数字</translation>
    </message>
    <message>
        <source>The share of digits that is not taken for something else.</source>
        <translation>未被当作非数字的数字所占的比例。</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒识率</translation>
    </message>
    <message>
        <source>The share that is taken for no digit, as it should be.</source>
        <translation>被正确判为非数字的比例。</translation>
    </message>
    <message>
        <source>Refused, 98 % of digits kept</source>
        <translation>拒识率（保留98 %的数字时）</translation>
    </message>
    <message>
        <source>The same if the threshold is where 98 % of the digits are kept.</source>
        <translation>将阈值设在保留98 %的数字处时的拒识率。</translation>
    </message>
    <message>
        <source>AUROC</source>
        <translation>AUROC</translation>
    </message>
    <message>
        <source>How often a digit scores above one of these.</source>
        <translation>数字的得分高于其中一个的概率。</translation>
    </message>
    <message>
        <source>Told from</source>
        <translation>区分对象</translation>
    </message>
    <message>
        <source>The digits that these are to be told from.</source>
        <translation>要与它们区分开的数字。</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>置信度最高的错误</translation>
    </message>
    <message>
        <source>Everything was read right.</source>
        <translation>全部识别正确。</translation>
    </message>
    <message>
        <source>Most digit-like of those taken for digits</source>
        <translation>被当作数字的样本中最像数字的</translation>
    </message>
    <message>
        <source>All of them were refused.</source>
        <translation>全部被拒识。</translation>
    </message>
    <message>
        <source>There is none of these.</source>
        <translation>没有此类图片。</translation>
    </message>
</context>
<context>
    <name>Suites</name>
    <message>
        <source>MNIST test</source>
        <translation>MNIST测试集</translation>
    </message>
    <message>
        <source>Scribbles</source>
        <translation>涂鸦</translation>
    </message>
    <message>
        <source>Pen digits</source>
        <translation>笔写数字</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>Own samples</source>
        <translation>自己的样本</translation>
    </message>
    <message>
        <source>Own outliers</source>
        <translation>自己的非数字</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>No digits</source>
        <translation>非数字</translation>
    </message>
    <message>
        <source>No. {name}</source>
        <translation>编号{name}</translation>
    </message>
</context>
<context>
    <name>TrainingDesk</name>
    <message>
        <source>The new model cannot be used; the model in use stays. {why}</source>
        <translation>新模型无法使用；继续使用当前模型。{why}</translation>
    </message>
    <message>
        <source>The new model is in use.</source>
        <translation>新模型已启用。</translation>
    </message>
    <message>
        <source>The model in use stays; the new one is in the library all the same.</source>
        <translation>继续使用当前模型；新模型同样已存入模型库。</translation>
    </message>
    <message>
        <source>The training failed; the model in use stays. {why}</source>
        <translation>训练失败；继续使用当前模型。{why}</translation>
    </message>
    <message>
        <source>The training is finished. Is the new model to be used?</source>
        <translation>训练已完成。要使用新模型吗？</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>The training was stopped; the model in use stays.</source>
        <translation>训练已停止；继续使用当前模型。</translation>
    </message>
</context>
<context>
    <name>TrainingWindow</name>
    <message>
        <source>Train a Model</source>
        <translation>训练模型</translation>
    </message>
    <message>
        <source>Train a new model in the background, and go on drawing. When it is done you see it beside the model in use, and choose.</source>
        <translation>在后台训练新模型，期间可以继续书写。完成后它会与当前模型并列显示，由您选择。</translation>
    </message>
    <message>
        <source>&amp;Load Plan…</source>
        <translation>加载训练计划(&amp;L)…</translation>
    </message>
    <message>
        <source>Sa&amp;ve Plan…</source>
        <translation>保存训练计划(&amp;V)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>{file} cannot be read: {why}</source>
        <translation>无法读取{file}：{why}</translation>
    </message>
    <message>
        <source>{file}: {why}</source>
        <translation>{file}：{why}</translation>
    </message>
    <message>
        <source>{file} cannot be written: {why}</source>
        <translation>无法写入{file}：{why}</translation>
    </message>
    <message>
        <source>Training plans (*.json);;All files (*)</source>
        <translation>训练计划 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Load a Plan</source>
        <translation>加载训练计划</translation>
    </message>
    <message>
        <source>Training plans (*.json)</source>
        <translation>训练计划 (*.json)</translation>
    </message>
    <message>
        <source>Save the Plan</source>
        <translation>保存训练计划</translation>
    </message>
    <message>
        <source>That model&apos;s network is not known, so its weights cannot be learnt on from.</source>
        <translation>该模型的网络未知，无法在它的权重上继续学习。</translation>
    </message>
    <message>
        <source>Those weights are of the network {theirs}: choose it, or start from scratch.</source>
        <translation>这些权重属于网络{theirs}：请选择该网络，或从零开始训练。</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>S&amp;top…</source>
        <translation>停止(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New Training…</source>
        <translation>新建训练(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
</context>
<context>
    <name>WhyWindow</name>
    <message>
        <source>See Why</source>
        <translation>查看依据</translation>
    </message>
    <message>
        <source>Filled: ink that speaks for the digit. Hatched: ink that speaks against it. Each spot is wiped out in turn, to see how much surer or less sure the model becomes.</source>
        <translation>填充：支持该数字的墨迹。斜线：反对该数字的墨迹。依次擦去每一处，看模型的把握增减多少。</translation>
    </message>
    <message>
        <source>What the layers see</source>
        <translation>各层看到的内容</translation>
    </message>
    <message>
        <source>Read as {digit}, at {percent} %. Next comes {other}, at {less} %.</source>
        <translation>识别为{digit}，概率{percent} %。其次是{other}，概率{less} %。</translation>
    </message>
    <message>
        <source>It does not look like a digit; as one it would be {digit}, at {percent} %, or {other}, at {less} %.</source>
        <translation>它看起来不像数字；若当作数字，则为{digit}（{percent} %）或{other}（{less} %）。</translation>
    </message>
    <message>
        <source>For and against {digit}</source>
        <translation>支持与反对{digit}的墨迹</translation>
    </message>
    <message>
        <source>Draw a digit or open a picture to see what speaks for it.</source>
        <translation>请写一个数字或打开图片，查看识别的依据。</translation>
    </message>
</context>
<context>
    <name>_Chart</name>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>_DigitsDelegate</name>
    <message>
        <source>What the picture reads</source>
        <translation>图片中的数字</translation>
    </message>
</context>
<context>
    <name>_LargeFrame</name>
    <message>
        <source>The chosen picture, as the model sees it</source>
        <translation>模型看到的所选图片</translation>
    </message>
    <message>
        <source>None is chosen.</source>
        <translation>未选中图片。</translation>
    </message>
    <message>
        <source>{side} by {side} pixels.</source>
        <translation>{side}×{side}像素。</translation>
    </message>
</context>
<context>
    <name>_PenSample</name>
    <message>
        <source>Sample of the pen</source>
        <translation>笔的示例</translation>
    </message>
    <message>
        <source>A stroke {size} units thick</source>
        <translation>粗{size}个单位的笔画</translation>
    </message>
</context>
<context>
    <name>canvas</name>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>{count} more could not be read.</source>
        <translation>另有{count}个无法读取。</translation>
    </message>
</context>
</TS>
