using Plimsoll.RuleTool;

return Commands.Run(args, Console.Out, Console.Error);
